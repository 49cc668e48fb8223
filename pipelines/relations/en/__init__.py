"""English frames, readers and examples, a module a relation; declared in the relation's own module above."""
