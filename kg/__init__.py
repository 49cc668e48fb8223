"""The `kg` command: reads its arguments, joins pipelines and graph, prints."""
