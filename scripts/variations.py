"""As many different plans as wanted: the corpus, with other figures in it, the same for the same seed."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_FIGURE = re.compile(r"(?<![\d.])(?!(?:19|20)\d\d(?!\d))\d+\.\d+|(?<![\d.])(?!(?:19|20)\d\d(?!\d))\d{2,}(?![\d.])")


def write(folder: Path, count: int, seed: int = 14) -> None:
    """Write ``count`` plans as .txt below ``folder``, a hundred in each folder."""
    for n in range(count):
        path = folder / f"{n // 100:04}" / f"plan{n:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(variation(n, seed), encoding="utf-8")


def variation(n: int, seed: int = 14) -> str:
    """A document of the corpus in which every third figure that is no year has other digits."""
    texts = _texts()
    chance = random.Random(f"{seed} {n}")

    def other(figure: re.Match[str]) -> str:
        if chance.random() > 1 / 3:
            return figure[0]
        return re.sub(r"[1-9]", lambda _: str(chance.randint(1, 9)), figure[0])

    return _FIGURE.sub(other, texts[n % len(texts)])


@cache
def _texts() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))]
