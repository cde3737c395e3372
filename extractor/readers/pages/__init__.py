"""Documents made of pages: PDF, and pictures of pages through optical recognition."""
