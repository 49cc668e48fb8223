"""The curated queries, one .cypher file each in the folder of its question, shipped as package data."""
