"""Headers: what their words say, the ways to read their lines and tiers, and the hypotheses that come of it."""
