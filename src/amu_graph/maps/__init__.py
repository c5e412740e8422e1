"""Maps: where things are, the outlines around them, and how both are drawn, offline."""
