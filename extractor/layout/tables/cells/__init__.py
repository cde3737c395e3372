"""Cells before they have a column: the pieces of lines, what each can be, and what it is worth in a column."""
