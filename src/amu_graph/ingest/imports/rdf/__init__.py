"""RDF of others: its classes and properties are read as ours where alignments say so; the rest is counted."""
