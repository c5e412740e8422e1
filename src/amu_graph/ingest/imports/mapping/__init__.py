"""What the columns of a table mean: guessed from what they are called and hold, written, corrected, read again."""
