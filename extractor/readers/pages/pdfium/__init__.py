"""What PDFium gives of a page: characters with their places, drawn rules, annotations, and what nobody sees."""
