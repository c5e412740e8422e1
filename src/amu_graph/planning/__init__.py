"""The text of a query: its tokens, its tree, and the same question in the form that the engine answers fastest."""
