"""English grammar: from a spaCy Doc to mentions, entities, arguments, status and occasions."""
