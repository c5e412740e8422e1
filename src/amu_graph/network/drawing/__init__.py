"""What a network looks like: one style, pictures and a page to send."""
