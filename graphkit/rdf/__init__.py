"""RDF: the tables as linked data, and back."""
