"""Makers of the sample files: one description of a plan, and a writer per format."""
