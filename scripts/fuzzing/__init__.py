"""Hostile files and mutations of good ones, and a judge that reads the JSON alone: what ``fuzz_campaign`` runs."""
