"""Fields of a Word document that are written as begin, instruction, result and end, over runs and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from .equations import read_equation


@dataclass(slots=True)
class Fields:
    """Complex fields as they open and close; contents lists are known by their instruction."""

    stack: list[list[str]] = field(default_factory=list)
    """One entry per open field: its instruction so far, then ``result`` once that begins."""
    touched: bool = False
    """Whether a contents field was open since this was last set to False."""

    @property
    def code(self) -> bool:
        """Whether the words here are an instruction."""
        return bool(self.stack) and self.stack[-1][1] == ""

    @property
    def contents(self) -> bool:
        """Whether a contents field is open."""
        return any(entry[0].lstrip().upper().startswith("TOC") for entry in self.stack)

    def mark(self, kind: str) -> str:
        """A field's begin, separate or end; returns what a field shows that is its own instruction."""
        if kind == "begin":
            self.stack.append(["", ""])
        elif kind == "separate" and self.stack:
            self.stack[-1][1] = "result"
            self.touched = self.touched or self.contents
        elif kind == "end" and self.stack:
            return read_equation(self.stack.pop()[0])
        return ""

    def instruct(self, words: str) -> None:
        """A piece of an instruction."""
        if self.stack:
            self.stack[-1][0] += words
