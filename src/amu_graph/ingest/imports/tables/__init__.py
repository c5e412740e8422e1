"""Tables of others: each format is read into rows of texts, as the cells show them."""
