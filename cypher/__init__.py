"""The curated queries, one .cypher file each, shipped as package data."""
