"""The command line: ``extract SOURCES…`` and the verbs of ``entry.VERBS``, a file each.

Only the verb that was asked for is imported; the pipeline is imported when the first document is read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

INTERRUPTED = 130
BROKEN_PIPE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 something failed, 2 wrong use, 130 interrupted.

    Without ``argv`` it is the program itself, and takes care of signals and of the locale.
    """
    try:
        from . import entry

        if argv is None:
            entry.take_over()
        code = entry.run(sys.argv[1:] if argv is None else list(argv))
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("extract: 已中断。", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader (head, less) has gone
        _let_go_of_stdout()
        return BROKEN_PIPE
    except OSError as error:  # stdout on a full disk; what concerns a document is a record by now
        _let_go_of_stdout()
        from ..core.writing import cause

        print(f"extract: 无法输出：{cause(error)}。", file=sys.stderr)
        return 1


def _let_go_of_stdout() -> None:
    """Without this the interpreter tries to write what is left, and complains once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
