"""Partners, paths and lists, on networks small enough to answer by hand."""
