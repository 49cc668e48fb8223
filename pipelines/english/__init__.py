"""English: its names, titles, references and clauses, beside the Russian ones that the rest of `pipelines` holds."""
