"""Engines: each turns an article into a spaCy Doc with Universal Dependencies."""
