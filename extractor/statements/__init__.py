"""What sentences say: each number of the text with its subject, unit, comparison and years, or why it is left."""
