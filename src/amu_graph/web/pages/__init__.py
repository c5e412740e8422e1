"""Pages: one module for each group of routes, from a request to values to a template."""
