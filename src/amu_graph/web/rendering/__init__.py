"""From values to HTML: templates, words, symbols, the addresses of pages, the bundled scripts and styles."""
