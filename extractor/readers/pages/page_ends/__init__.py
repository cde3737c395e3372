"""What goes on over the end of a line, a column or a page: sentences, numbers, rows, headers and groups."""
