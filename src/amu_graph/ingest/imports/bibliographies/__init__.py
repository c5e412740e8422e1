"""Bibliographies of others: each format is read into items of CSL-JSON, and these into proposals."""
