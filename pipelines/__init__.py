"""From an article to its evidence. Knows nothing of databases."""
