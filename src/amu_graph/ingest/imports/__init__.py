"""Files of others, read into proposals: bibliographies, tables, RDF."""
