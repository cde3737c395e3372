"""Tables that stand in running text, cells parted by blanks or one a line: the path is ``linear.py``."""
