#!/usr/bin/env python3
"""Write the statements of documents as spaCy training data.

scripts/export_docbin.py FILE… -o statements.spacy     needs: pip install spacy rjieba
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main() -> int:
    """Write one ``DocBin``; print how many texts and statements it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("statements.spacy"))
    options = parser.parse_args()
    from extractor.nlp import load, to_docbin

    nlp = load()
    store = to_docbin(options.files, nlp)
    store.to_disk(options.output)
    statements = sum(len(doc.spans["statements"]) for doc in store.get_docs(nlp.vocab))
    print(f"{options.output}: {len(store)} texts, {statements} statements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
