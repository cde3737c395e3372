"""What is asked of the same short words again and again is answered from memory.

It holds what one document asks, and so a run over ten thousand documents takes no more memory than one over a hundred.
"""

from __future__ import annotations

from functools import lru_cache

WORDS = 2048
"""Answers that are remembered of one question."""

remembered = lru_cache(maxsize=WORDS)
"""For a question that depends on nothing but plain values."""
