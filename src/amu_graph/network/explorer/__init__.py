"""What the explorer draws of a whole dataset, read, laid out and kept beside it."""
