"""Parsing options, with every complaint as one line of Chinese that says what to do."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

from .display import pad, width, wrap

SEE_HELP = "用法见 extract --help。"


def command() -> str:
    """The command as this user types it: ``scripts/extract`` from a checkout says so to us."""
    return os.environ.get("EXTRACT_AS", "extract")


_ADVISED = re.compile(r"(?<![\w/.-])extract (?=--[a-z]|corpus/|[a-z]+(?![\w./]))")


_INSTALL = re.compile(r"(?<![\w/.-])(?<!-m )pip install ")


def as_typed(said: str) -> str:
    """What is said, with the commands that it advises as this user types them."""
    here = command()
    return said if here == "extract" else _ADVISED.sub(lambda _: f"{here} ", said)


def as_used(usage: str) -> str:
    """A usage, each of its lines with the command as this user types it."""
    return re.sub(r"^( *)extract(?= |$)", lambda found: found[1] + command(), usage, flags=re.MULTILINE)


def complain(said: str) -> None:
    """One line for a person on stderr."""
    print(f"extract: {_into_this_python(as_typed(said))}", file=sys.stderr)


def _into_this_python(said: str) -> str:
    """What is said, with the packages that it advises installed where a checkout's own Python finds them."""
    return said if command() == "extract" else _INSTALL.sub(lambda _: f"{typed(sys.executable)} -m pip install ", said)


def typed(path: str) -> str:
    """A path as it is typed in a shell: in quotes where a blank or one of the shell's signs would part it."""
    return shlex.quote(path) if re.search(r"[\s'\"$`\\&;|<>()*?\[\]#~!{}]", path) else path


class UsageError(Exception):
    """Wrong use: exit code 2 and this one line."""


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with its fixed words in Chinese, and its columns by what characters take on a terminal."""

    LEFT = 26
    """Columns, at most, for options and what they take; what is longer has its explanation below."""

    _widest = 0

    def add_argument(self, action: argparse.Action) -> None:
        """Keep an option, and how wide it is."""
        if action.help is not argparse.SUPPRESS:
            self._widest = max(self._widest, self._current_indent + width(self._format_action_invocation(action)))
            self._add_item(self._format_action, [action])

    def _format_action(self, action: argparse.Action) -> str:
        left = min(self._widest + 2, self.LEFT)
        head = " " * self._current_indent + self._format_action_invocation(action)
        said = as_typed(self._expand_help(action))
        below = [" " * left + line for line in self._split_lines(said, self._width - left)]
        beside = width(head) + 2 <= left
        lines = [pad(head, left) + below[0][left:], *below[1:]] if beside else [head, *below]
        return "\n".join(lines) + "\n"

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The usage line under a Chinese heading."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = (piece for line in text.splitlines() for piece in wrap(line, width - len(indent)))
        return "\n".join(indent + line for line in lines)


class Parser(argparse.ArgumentParser):
    """An argument parser that raises ``UsageError`` and suggests what may have been meant."""

    def __init__(self, prog: str, usage: str, description: str, epilog: str = ""):
        super().__init__(
            prog=as_used(prog), usage=as_used(usage), description=as_typed(description), epilog=as_typed(epilog),
            formatter_class=Formatter,
            add_help=False, allow_abbrev=False, exit_on_error=False,
        )  # fmt: skip
        self._optionals.title = "选项"
        self._positionals.title = "参数"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def format_help(self) -> str:
        """The help, with a Chinese colon behind the headings."""
        return re.sub(r"^(参数|选项):$", r"\1：", super().format_help(), flags=re.MULTILINE)

    def parse(self, argv: Sequence[str]) -> argparse.Namespace:
        """The options; what is no option of ours raises ``UsageError``."""
        try:
            options, unknown = self.parse_known_intermixed_args(argv)
        except argparse.ArgumentError as error:
            raise UsageError(f"选项 {error.argument_name} {_in_chinese(error.message)}。{self._see_help()}") from None
        for word in unknown:
            if word.startswith("-"):
                flag = word.split("=")[0]
                near = did_you_mean(flag, self._option_string_actions)
                raise UsageError(f"没有这个选项：{flag}。{near}{self._see_help()}")
            raise UsageError(f"多余的参数：{word}。{self._see_help()}")
        return options

    def error(self, message: str) -> NoReturn:
        """Complaints that argparse does not raise (a missing argument)."""
        raise UsageError(f"参数不全或不对（{message}）。{self._see_help()}")

    def _see_help(self) -> str:
        """Where the options stand: the help of the verb that was typed."""
        return f"用法见 {self.prog} --help。"


def _in_chinese(message: str) -> str:
    if message.startswith("expected"):
        return "后面要有一个值"
    if message.startswith("ignored explicit"):
        return "不带值"
    if found := re.fullmatch(r"invalid choice: '(.*)' \(choose from (.*)\)", message):
        return f"不能是 {found[1]}，可用的是 {found[2].replace(', ', '、').replace(chr(39), '')}"
    return message


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the nearest known word, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"您是想用 {near[0]} 吗？" if near else ""
