"""One module a relation type."""
