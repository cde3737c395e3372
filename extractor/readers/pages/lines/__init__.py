"""Characters to lines: runs and words, columns of text, and the rivers between columns of figures."""
