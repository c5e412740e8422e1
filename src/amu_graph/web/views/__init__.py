"""What pages show, without HTTP: from the graph to values, in the order in which people read."""
