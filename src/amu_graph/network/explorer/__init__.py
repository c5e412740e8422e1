"""The explorer's data of a dataset: read, laid out and cached beside it."""
