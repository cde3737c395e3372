"""From the words of the command line to the verb that they name."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from types import FrameType

from .. import kept
from ..core.collecting import rarely
from .usage import UsageError, complain, did_you_mean

VERBS = {
    "explain": "一份文件的大纲，或某一行由哪条规则认出",
    "export": "把输出的 JSON 导出为数据表、照原样的表格或可读的全文",
    "compare": "同一指标在几份文件中的值：省与市，上一个规划与下一个",
    "schema": "输出 JSON 的 JSON Schema",
    "codes": "失败代码与发现代码一览",
    "doctor": "可以读取的格式，以及其余格式需要安装什么",
    "validate": "把录入的表格逐格与原文核对",
    "review": "在浏览器里对照原文校阅、改正、补漏",
}


def run(argv: list[str]) -> int:
    """Carry out one command line; ``extract SOURCES…`` needs no verb."""
    verb = argv[0] if argv and argv[0] in VERBS else ""
    module = import_module(f".{verb or 'run'}", __package__)
    try:
        if not verb and argv:
            _no_misspelt_verb(argv[0])
        code: int = module.main(argv[1:] if verb else argv)
    except UsageError as error:
        complain(str(error))
        return 2
    return code


def _no_misspelt_verb(word: str) -> None:
    """Its options are none of ours, and to complain of them would lead astray."""
    if word.isascii() and word.isalpha() and not os.path.exists(word) and (near := near_word(word)):
        raise UsageError(f"没有这个文件或命令：{word}。{near}")


def near_word(word: str) -> str:
    """A question that names the verb, or what lies here, that is nearest to a word; or nothing."""
    return did_you_mean(word, [*VERBS, *os.listdir()])


def take_over() -> None:
    """Set this process up as the program ``extract``."""
    _use_utf8_names()
    rarely()
    kept.install()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without Chinese gets ?, not a traceback
    signal.signal(signal.SIGTERM, _stop)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where nohup has it ignored
        signal.signal(signal.SIGINT, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    """Unwind, so that temporary files go and workers end; more Ctrl-C must not cut that short."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    sys.exit(128 + number)


def _use_utf8_names() -> None:
    """Start again in UTF-8 mode where the locale would read file names in another encoding.

    The name of a document comes from its file name, and must not depend on the locale.
    """
    if sys.getfilesystemencoding() == "utf-8" or "EXTRACT_UTF8" in os.environ:
        return
    streams = os.environ.get("PYTHONIOENCODING") or getattr(sys.stdout, "encoding", None) or "utf-8"
    environment = {**os.environ, "EXTRACT_UTF8": "1", "PYTHONIOENCODING": streams}
    command = [sys.executable, "-X", "utf8", "-P", "-m", "extractor", *sys.argv[1:]]
    os.execve(sys.executable, [os.fsencode(word) for word in command], environment)
