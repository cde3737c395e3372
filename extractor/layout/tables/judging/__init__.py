"""What a reading must satisfy, and the second looks at rows, groups and names that a reading left in doubt."""
