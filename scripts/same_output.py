#!/usr/bin/env python3
"""Whether this tree writes the same bytes as another commit: for changes that shall only make it faster.

    .venv/bin/python scripts/same_output.py main ~/plans more.docx    every readable file under the places given
    .venv/bin/python scripts/same_output.py HEAD                      the corpus and the cases of the tests

The commit's package is unpacked into a temporary folder; both read the same files with the same Python.
Each document that differs is named with its first differing line. Returns 1 where one differs.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OWN = (ROOT / "corpus", ROOT / "tests/formats/cases", ROOT / "tests/statements")
SHOWN = 40
"""Differing documents that are printed with their lines."""


def main() -> int:
    """Read everything twice and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", help="the commit whose output counts")
    parser.add_argument("sources", nargs="*", type=Path, default=list(OWN))
    parser.add_argument("--keep", type=Path, help="a folder for both outputs; what the commit wrote is kept there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        commit = git("rev-parse", options.commit).decode().strip()
        before, after = folder / commit, folder / "now"
        if not before.is_dir():
            package = Path(temporary, "package")
            with tarfile.open(fileobj=io.BytesIO(git("archive", commit, "extractor"))) as archive:
                archive.extractall(package, filter="data")
            write(package, options.sources, before)
        write(ROOT, options.sources, after)
        return compare(before, after)


def git(*words: str) -> bytes:
    """What a git command prints."""
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True).stdout


def write(package: Path, sources: list[Path], out: Path) -> None:
    """Read the sources with the package that stands in ``package``; what cannot be read is no failure here."""
    words = [str(source.resolve()) for source in sources]
    command = [sys.executable, "-P", "-m", "extractor", *words, "-o", str(out), "--quiet", "--force"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(package), os.environ.get("PYTHONPATH", "")])}
    subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def compare(before: Path, after: Path) -> int:
    """Print what differs; 1 where anything does."""
    names = {path.relative_to(folder) for folder in (before, after) for path in folder.rglob("*.json")}
    differing = 0
    for name in sorted(names):
        one, two = (lines(folder / name) for folder in (before, after))
        if one != two:
            differing += 1
            if differing <= SHOWN:
                print(name)
                pairs = enumerate(zip_longest(one, two, fillvalue=""), 1)
                print(next(f"    {n}: {a.strip()[:100]}  →  {b.strip()[:100]}" for n, (a, b) in pairs if a != b))
    print(f"{len(names)} documents, {differing} differ")
    return 1 if differing or not names else 0


def lines(path: Path) -> list[str]:
    """The lines of a document; none where it was not written."""
    return path.read_text("utf-8").split("\n") if path.exists() else []


if __name__ == "__main__":
    sys.exit(main())
