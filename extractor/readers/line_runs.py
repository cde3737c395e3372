"""Lines of a kind that follow each other without a blank line: what may be one drawing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..core.fragment import Fragment


def runs_of(
    text: str, line: re.Pattern[str], ends: Callable[[str], bool] = lambda _: False
) -> Iterator[list[Fragment]]:
    """Runs of the matches of ``line``, which match whole lines; a line for which ``ends`` holds closes its run."""
    run: list[Fragment] = []
    for match in line.finditer(text):
        found = Fragment.of(text, *match.span())
        if run and (text[run[-1].end : found.start].strip(" \t\u3000\r") != "\n" or ends(run[-1].text)):
            yield run
            run = []
        run.append(found)
    if run:
        yield run
