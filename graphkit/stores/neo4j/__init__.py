"""The shared store: a Neo4j server, on which a team loads, asks and writes Cypher."""
