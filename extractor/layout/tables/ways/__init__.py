"""Other ways in which cells are parted: by signs, by the format, column by column, by their kinds, or not at all."""
