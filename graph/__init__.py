"""From evidence to the graph. Knows nothing of language."""
