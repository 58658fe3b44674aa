"""The real Neo4j Community server: fetched, started on free ports, and what is tried on it."""
