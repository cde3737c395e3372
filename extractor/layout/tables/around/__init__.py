"""What stands around a table: captions, units, notes, where its region ends, and the pieces that a page cut."""
