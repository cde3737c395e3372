"""The answers of the rules on paragraph ends, by what they look at; their order is in ``paragraph_ends``."""
