"""Print documents as the tests of formats expect them: for making an expectation and for reading what changed.

.venv/bin/python scripts/sketch.py FILE…            print
.venv/bin/python scripts/sketch.py --write FILE…    write FILE.expected; read the difference before you commit it
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractor import extract  # noqa: E402
from tests.sketch import sketch  # noqa: E402


def main(words: list[str]) -> int:
    """Print or write the sketch of every file."""
    for path in (Path(word) for word in words if word != "--write"):
        text = sketch(extract(path))
        if "--write" in words:
            path.with_name(path.name + ".expected").write_text(text, encoding="utf-8")
        else:
            sys.stdout.write(f"== {path.name}\n{text}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
