"""What a check is: a function over a finished document, with an example for each code that it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..core.problems import Finding
from .view import View


@dataclass(frozen=True, slots=True)
class Example:
    """A small document in which the finding is made, and one much like it in which it must not be."""

    code: str
    shows: str
    holds: str


@dataclass(frozen=True, slots=True)
class Check:
    """``find`` gives the findings of one kind of trouble; its docstring and examples are its documentation."""

    find: Callable[[View], Iterator[Finding]]
    examples: tuple[Example, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that the check may give."""
        return tuple(dict.fromkeys(example.code for example in self.examples))
