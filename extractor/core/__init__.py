"""What every stage rests on, and nothing of plans: fragments, sources, evidence, problems by code, the trace."""
