"""Run the pages word for word, each in an environment of its own that holds what the page says to install.

    python3 scripts/docs_clean.py [PAGE…] [--keep FOLDER] [--list]

The tree is copied without what git ignores; a page's environment is an empty one, then every ``pip install …`` that
stands on the page, run in the copy (pages whose commands begin with ``scripts/`` need none: these set themselves up).
Then its commands run one after the other, its Python blocks and, for a recipe, the commands of its docstring; what
the page shows as output is compared (``SHOWN``). A command that says ``MARK`` in its comment is not run: only what
wants a machine that is not here may say so. The exit status is 1 where anything fails; needs the network.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARK = "文档测试不运行"
"""What a command's comment says where no test runs it, for the reader as well as for us."""
SHELL = ("sh", "bash", "console")
SERVES = re.compile(r"^(?:scripts/)?extract review (?!.*--(?:static|export|gold))")
"""Commands that serve until somebody ends them: they are ended with Ctrl-C once they say where they serve."""
SECONDS = 1800
INSTALL = re.compile(r"pip install (?:'[^'`\n]+'|[\w.\[\],-]+)(?: [\w.\[\],-]+)*")
AGREE = "tests/formats/agree/baichuan_ageing_14fyp"
FILES = {
    "plan.txt": f"{AGREE}.txt", "plan.pdf": f"{AGREE}.pdf", "规划.txt": f"{AGREE}.txt", "规划.docx": f"{AGREE}.docx",
}  # fmt: skip
"""The user's own files that the pages name, and ours that stand for them."""
BEFORE = {
    "docs/validate.md": (
        *(f"extract export output/规划.json --to {name}.xlsx --as keyed" for name in ("录入", "甲", "乙")),
        "printf '主语,数值,单位,时期\\n养老机构护理型床位占比,≥60,%%,2025\\n' > 陈述.csv",
    ),
}
"""What a user has done before he reads a page: here, keyed tables."""


@dataclass
class Page:
    """What a page says: how to install, commands in their order, Python, and commands that it marks as not run."""

    path: Path
    installs: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    python: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its path in the tree."""
        return str(self.path.relative_to(ROOT))


def blocks(text: str, kinds: Sequence[str]) -> list[str]:
    """The fenced blocks of some kinds, in their order."""
    found = re.findall(r"^```(\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [body for kind, body in found if kind in kinds]


def read(path: Path) -> Page:
    """A page of Markdown, or a recipe whose docstring says how it is run."""
    text = path.read_text("utf-8")
    page = Page(path)
    if path.suffix == ".py":
        said = re.match(
            r'"""(.*?)"""|((?:#[^\n]*\n)+)', text, re.DOTALL
        )  # a docstring, or the first cell of a notebook
        lines = [line.strip("# ") for line in said[0].splitlines() if re.match("#? {4,}", line)] if said else []
    else:
        lines = [line for block in blocks(text, SHELL) for line in block.splitlines()]
        page.python = blocks(text, ("python",))
    for line in lines:
        command, _, comment = re.match(r"^(.*?)(?:(\s+#)(.*))?$", line.removeprefix("$ ")).groups("")  # type: ignore[union-attr]
        if not command.strip() or command.startswith("#"):
            continue
        (page.marked if MARK in comment else page.commands).append(command.rstrip())
    page.installs = list(dict.fromkeys(INSTALL.findall(text)))
    page.commands = [command for command in page.commands if command not in page.installs]
    return page


def pages(names: Sequence[str] = ()) -> Iterator[Page]:
    """All pages that show commands or Python."""
    paths = [
        ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "schemas/README.md",
        ROOT / "corpus/README.md", *sorted((ROOT / "docs/recipes").glob("*.py")),
    ]  # fmt: skip
    for page in map(read, paths):
        if (page.commands or page.python or page.marked) and (not names or page.name in names):
            yield page


# -- what a page shows as output ----------------------------------------------------------------------------------


def missing(shown: object, real: object, path: str = "") -> list[str]:
    """What ``shown`` has and ``real`` has not; a list may leave elements out."""
    if isinstance(shown, dict) and isinstance(real, dict):
        return [line for name, value in shown.items() for line in missing(value, real.get(name, ...), f"{path}.{name}")]
    if isinstance(shown, list) and isinstance(real, list):
        return [f"{path}: {value}" for value in shown if all(missing(value, other) for other in real)]
    return [] if shown == real else [f"{path}: {shown} is {real}"]


README_JSON = """
import json, re, sys
sys.path.insert(0, ".")
from scripts.docs_clean import blocks, missing
from extractor import extract
page = open("README.md", encoding="utf-8").read()
shown, text = (blocks(page, (kind,))[0] for kind in ("json", "text"))
bad = missing(json.loads(shown), json.loads(extract(text.encode()).to_json()))
sys.exit("\\n".join(bad) or 0)
"""
SHOWN: dict[str, tuple[str, ...]] = {
    "README.md": ("python", "-P", "-c", README_JSON),
    "docs/queries.md": ("python", "scripts/queries.py", "--check"),
}
"""Commands that compare what a page shows with what comes out, in the page's environment."""
LAST_LINE = re.compile(r"\d+ indicators, \d+ values: \d+ confirmed(, \d+ [a-z ]+)*")


def ends_as_shown(page: Page, command: str, said: str) -> bool:
    """Whether a command of docs/validate.md that checks a table ends with the line that the page explains."""
    checks = page.name == "docs/validate.md" and ".xlsx --source" in command and "甲" not in command
    return not checks or LAST_LINE.fullmatch(said.strip().splitlines()[-1]) is not None


# -- running --------------------------------------------------------------------------------------------------------


class Clean:
    """A copy of the tree, and environments in which nothing is but what was asked for."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.tree = folder / "tree"
        self.made: dict[tuple[str, ...], Path] = {}
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, check=True,
        ).stdout.decode()  # fmt: skip
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file():
                (self.tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.tree / name)
        for name, ours in FILES.items():
            shutil.copy2(ROOT / ours, self.tree / name)

    def environment(self, page: Page, say: Callable[[str], None]) -> Path | None:
        """The bin folder of the page's environment; None for a page that needs none. Raises CalledProcessError."""
        bare = any(re.match(r"(?:extract|python|frictionless)\b", command) for command in page.commands)
        if not (bare or page.python or page.installs):
            return None
        installs = tuple(page.installs) or ("pip install .",)
        if installs not in self.made:
            home = self.folder / f"env{len(self.made)}"
            subprocess.run([sys.executable, "-I", "-m", "venv", str(home)], check=True)
            self.made[installs] = home / "bin"
            for command in installs:
                say(f"  {command}")
                self.run(command, home / "bin")
        return self.made[installs]

    def run(self, command: str, path: Path | None = None) -> str:
        """What a command says; it runs in the tree. Raises CalledProcessError."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        places = [*([str(path)] if path else []), "/usr/local/bin", "/usr/bin", "/bin", os.path.dirname(sys.executable)]
        environment = {
            **kept,
            "PATH": ":".join(places),
            "PYTHONIOENCODING": "utf-8",
            "HOME": os.environ.get("HOME", "/"),
        }
        if SERVES.match(command):
            return self._served(command, environment)
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.tree, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", timeout=SECONDS, check=False,
        )  # fmt: skip
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, command, done.stdout)
        return done.stdout

    def _served(self, command: str, environment: dict[str, str]) -> str:
        """Started, and ended as a person would once it has said its address."""
        with tempfile.TemporaryFile("w+", encoding="utf-8") as out, subprocess.Popen(
            ["bash", "-c", f"exec {command} --no-browser" if "--no-browser" not in command else command],
            cwd=self.tree, env=environment, stdout=out, stderr=out, start_new_session=True,
        ) as process:  # fmt: skip
            said, since = "", time.monotonic()
            while "http://127.0.0.1" not in said and process.poll() is None and time.monotonic() - since < SECONDS:
                time.sleep(0.5)
                out.seek(0)
                said = out.read()
            os.killpg(process.pid, signal.SIGINT)
            process.wait(30)
        if "http://127.0.0.1" not in said:
            raise subprocess.CalledProcessError(process.returncode, command, said)
        return said


def check(clean: Clean, page: Page, say: Callable[[str], None]) -> list[str]:
    """Run a page; returns what went wrong."""
    wrong: list[str] = []

    def step(command: str, path: Path | None) -> str:
        say(f"  {command.strip().splitlines()[0][:110]}")
        try:
            return clean.run(command, path)
        except subprocess.CalledProcessError as error:
            wrong.append(f"{page.name}: {command}\n    exit {error.returncode}: {error.output[-1500:]}")
        except subprocess.TimeoutExpired:
            wrong.append(f"{page.name}: {command}\n    did not end")
        return ""

    try:
        path = clean.environment(page, say)
    except subprocess.CalledProcessError as error:
        return [f"{page.name}: {error.cmd}\n    exit {error.returncode}: {(error.output or '')[-1500:]}"]
    for command in ("extract plan.txt 规划.txt -q", *BEFORE.get(page.name, ())) if path else ():
        step(command, path)
    for command in page.commands:
        said = step(command, path)
        if said and not ends_as_shown(page, command, said):
            wrong.append(f"{page.name}: {command}\n    ends otherwise than shown: {said[-300:]}")
    for text in page.python:
        (clean.tree / "example.py").write_text(text, "utf-8")
        said = step("python -P example.py", path)
        if "print(" in text and not said.strip():
            wrong.append(f"{page.name}: a Python block prints nothing")
    if page.name in SHOWN:
        import shlex

        step(shlex.join(SHOWN[page.name]), path)
    return wrong


def main() -> int:
    """Run the pages; 1 where something fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", help="paths in the tree, such as docs/tables.md (default: all)")
    parser.add_argument("--keep", type=Path, help="make the copy and the environments here and leave them")
    parser.add_argument("--list", action="store_true", help="only say what would be run")
    options = parser.parse_args()
    chosen = list(pages(options.pages))
    if options.list:
        for page in chosen:
            print(
                page.name, *page.installs, *page.commands, *(f"[{MARK}] {line}" for line in page.marked), sep="\n    "
            )
        return 0
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="docs-clean-") as made:
        clean = Clean(options.keep or Path(made))
        for page in chosen:
            began = time.monotonic()
            print(page.name, flush=True)
            wrong += check(clean, page, lambda line: print(line, flush=True))
            print(f"  {time.monotonic() - began:.0f} s", flush=True)
    print("\n".join(wrong) or f"{len(chosen)} pages hold.")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
