"""The ontology, the codes and the shapes as Turtle files; ``graphkit.vocabulary`` holds them as constants."""
