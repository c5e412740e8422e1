"""What a document that was read seems to say: names, dates, numbers and relations, proposed for review."""
