"""What pages show, without HTTP: values made from the graph, in reading order."""
