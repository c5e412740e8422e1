"""The files of the data: what notes and decisions say, as statements with their passages, or the problems of a file."""
