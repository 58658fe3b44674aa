"""Questions answered from the incidence: partners, paths, profiles."""
