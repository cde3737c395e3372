"""``python -m extractor``: the command line."""

import sys

from .cli import main

if __name__ == "__main__":  # a spawned worker imports this module again and must not run it
    sys.exit(main())
