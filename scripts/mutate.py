"""Mutants of the rules: does a test fail where a comparison, a constant, a sign or a branch is another?

    .venv/bin/python scripts/mutate.py FOLDER [--count 200] [--seed 1] [--seconds 10] [--until HH:MM]
                                               [--tests FILE…] [--again]

A seeded sample of the mutants of layout/, indicators/ and statements/ is tried in one session of pytest. First each
test runs once under coverage, which says what lines it runs; what it takes from a cache counts as run by it. Then each
mutant is put in place in a forked copy of the process (the code of a function is exchanged, wherever it has been
imported to) and the tests that run its line are run there, the quickest and those that have killed before first,
until one fails or ``SECONDS`` of them have run: a line that all tests run is not tried by all. FOLDER/lines keeps what
tests run, as long as the rules are the same and their file is, FOLDER/mutants.jsonl what is done: a run goes on where
one ended.
Survivors are listed with their lines. A change that no input can show is no mutant:
``mutants_alike.txt`` names those, each with the reason, and they are not drawn.
"""

from __future__ import annotations

import argparse
import ast
import functools
import gc
import hashlib
import json
import os
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import coverage
import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractor.versions import rules_version  # noqa: E402

FOLDERS = ("layout", "indicators", "statements")
SECONDS = 10.0
"""Of tests that are run on one mutant, as they took before, of this process alone: ``--seconds``."""
PATIENCE = 1.5
"""Times as long as they took before that they may take: a mutant that goes round for ever is seen."""
ALIKE = ROOT / "scripts/mutants_alike.txt"
FAMILIES = "bounds", "limits", "outline", "tables"
"""Of files of tests, as their names begin: all of each."""
TESTS = (
    *(path.stem for name in FAMILIES for path in sorted((ROOT / "tests").glob(f"test_{name}*.py"))),
    "test_rules", "test_small_texts", "test_statements", "test_boxes", "test_units_and_names", "test_front_matter",
    "test_numerals", "test_figures", "test_edges", "test_checks", "test_containment", "test_formats",
    "test_layouts_agree", "test_plans", "test_carriers_agree", "test_hostile", "test_hostile_tables",
    "test_printed_lines", "test_facts", "test_formats_agree", "test_page_prints", "test_sentences", "test_layers",
    "test_words_lost", "test_openings", "test_printed", "test_codes", "test_barred_cells", "test_odd_rows",
    "test_page_paragraphs", "test_plain_signs", "test_rare_outlines", "test_styled_headings", "test_drawn_tables",
    "test_web_pages", "test_bad_documents", "test_readings", "test_drawn", "test_aside",
)  # fmt: skip
_SWAPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change: file, function (``Class.method``) or constant, line, what it is, the node's number."""

    file: str
    function: str
    line: int
    what: str
    node: int
    how: int
    lines: tuple[int, int]
    """Of the code that is changed; (0, 0) for a constant of the module."""

    @property
    def key(self) -> str:
        """What it is known by from run to run."""
        return f"{self.file}:{self.line} {self.function}: {self.what} #{self.node}.{self.how}"

    @property
    def named(self) -> str:
        """What it is called where lines above it come and go."""
        line = (ROOT / self.file).read_text("utf-8").splitlines()[self.line - 1].strip()
        return f"{self.file} {self.function}: {self.what} | {line}"


# -- what can be changed ----------------------------------------------------------------------------------------------


def changes(node: ast.AST) -> list[tuple[str, Callable[[], None]]]:
    """The changes that a node allows, each with what does it."""
    found: list[tuple[str, Callable[[], None]]] = []
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _SWAPS:
        new = _SWAPS[type(node.ops[0])]
        found.append((f"{type(node.ops[0]).__name__} to {new.__name__}", lambda: node.ops.__setitem__(0, new())))
    elif isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        found.append((f"to {other.__name__.lower()}", lambda: setattr(node, "op", other())))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        double = ast.UnaryOp(ast.Not(), node.operand)
        found.append(("not left out", lambda: setattr(node, "operand", double)))
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        for step in (1, -1):
            value = node.value + step
            found.append((f"{node.value} to {value}", functools.partial(setattr, node, "value", value)))
    elif isinstance(node, ast.Return) and node.value is not None and not _is_nothing(node.value):
        found.append(("returns None", lambda: setattr(node, "value", ast.Constant(None))))
    elif isinstance(node, ast.If | ast.IfExp):
        found.append(("branch left out", lambda: setattr(node, "test", ast.Constant(False))))
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        sign = ast.Sub if isinstance(node.op, ast.Add) else ast.Add
        found.append((f"to {sign.__name__}", lambda: setattr(node, "op", sign())))
    return found


def _is_nothing(node: ast.expr) -> bool:
    """None, and False, which no caller tells from it."""
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)


def mutants() -> list[Mutant]:
    """All mutants of all functions and of the constants beside them."""
    found = []
    for folder in FOLDERS:
        for path in sorted((ROOT / "extractor" / folder).rglob("*.py")):
            file = str(path.relative_to(ROOT))
            for name, root in _parts(ast.parse(path.read_text("utf-8"))):
                fixed = {id(node) for node in _fixed(root)}
                for number, node in enumerate(ast.walk(root)):
                    for how, (what, _) in enumerate(changes(node) if id(node) not in fixed else ()):
                        inside = isinstance(root, ast.FunctionDef)
                        last = node.test if isinstance(node, ast.If) else node
                        lines = (node.lineno, last.end_lineno or node.lineno) if inside else (0, 0)
                        found.append(Mutant(file, name, getattr(node, "lineno", 0), what, number, how, lines))
    return found


def _fixed(part: ast.AST) -> Iterator[ast.AST]:
    """What of a function is settled as it is made (decorators, defaults, types): it is not changed."""
    for node in ast.walk(part):
        if isinstance(node, ast.FunctionDef):
            settled = [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults), node.returns]
            for one in filter(None, settled):
                yield from ast.walk(one)


def _parts(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{m.name}", m) for m in node.body if isinstance(m, ast.FunctionDef))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and _is_number(node.value):
            yield node.targets[0].id, node


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


# -- putting one in place ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Known:
    """What a mutant is put into, looked for once and not in each fork: functions by module and name, kept results."""

    functions: dict[tuple[str, str], list[FunctionType]]
    kept: list[Any]

    @classmethod
    def now(cls) -> Known:
        """The functions that the process has now; what it has is left alone by the collector from here on, so that
        the forks share it."""
        kept, functions = _kept(), defaultdict(list)
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__module__ and one.__module__.startswith("extractor"):
                functions[one.__module__, one.__qualname__].append(one)
        gc.collect()
        gc.freeze()
        return cls(functions, kept)


def put_in(mutant: Mutant, known: Known) -> None:
    """Exchange the code of a function, or a constant wherever it is known by its name."""
    path = ROOT / mutant.file
    tree = ast.parse(path.read_text("utf-8"))
    part = dict(_parts(tree))[mutant.function]
    node = next(node for number, node in enumerate(ast.walk(part)) if number == mutant.node)
    changes(node)[mutant.how][1]()
    module = sys.modules[mutant.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")]
    if isinstance(part, ast.Assign):
        ours = [m for name, m in list(sys.modules.items()) if name.startswith("extractor") and m is not None]
        old = getattr(module, mutant.function)
        new = ast.literal_eval(part.value)
        for other in ours:
            if getattr(other, mutant.function, None) is old:
                setattr(other, mutant.function, new)
    else:
        code = _code(compile(ast.fix_missing_locations(tree), str(path), "exec"), mutant.function)
        for function in known.functions[module.__name__, mutant.function]:
            function.__code__ = code
    for one in known.kept:  # what tests have kept of documents that they read, too
        one.cache_clear()


def _kept() -> list[Any]:
    """The functions of the package and of the tests that keep their results."""
    gc.unfreeze()  # a pool of workers, which a test may have begun here, hides what there was before it
    wrappers = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]
    return [one for one in wrappers if _is_ours(one.__wrapped__)]


def _is_ours(function: object) -> bool:
    code = getattr(function, "__code__", None)
    return code is not None and code.co_filename.startswith((str(ROOT / "extractor"), str(ROOT / "tests")))


def alike() -> dict[str, str]:
    """Why each of the changes that no input can show is none: ``FILE FUNCTION: WHAT | LINE`` and a reason below it."""
    rows = [row for row in ALIKE.read_text("utf-8").splitlines() if row.strip() and not row.startswith("#")]
    named = {rows[n]: rows[n + 1].strip() for n in range(0, len(rows), 2)}
    assert all(reason and row.startswith("    ") for row, reason in zip(rows[1::2], named.values(), strict=True))
    return named


def _code(code: CodeType, name: str) -> CodeType:
    pending = [code]
    while pending:
        for inner in pending.pop().co_consts:
            if isinstance(inner, CodeType):
                if inner.co_qualname == name:
                    return inner
                pending.append(inner)
    raise LookupError(name)


# -- the session ------------------------------------------------------------------------------------------------------


def _file(node: str) -> str:
    """The file of a test."""
    return node.partition("::")[0]


@functools.cache
def _digest(file: str) -> str:
    """Of a file of tests and of what they share: cases that come and go move the names of others in it."""
    shared = sorted(path for path in (ROOT / "tests").glob("*.py") if not path.name.startswith("test_"))
    own = [ROOT / file] if (ROOT / file).exists() else []
    return hashlib.sha256(b"".join(path.read_bytes() for path in [*own, *shared])).hexdigest()


def _is_left(row: dict[str, Any]) -> bool:
    return row["end"] in ("survived", "uncalled")


class Lines:
    """Which tests run what line, and how long each takes: found once, and again for tests that are new."""

    def __init__(self, folder: Path):
        self.file, self.took = folder / "lines", {}
        self.through: dict[str, set[str]] = defaultdict(set)
        """What each test, or each call that was kept, has taken from functions that keep their results."""
        self._known = folder / "tests.json"
        self._coverage = coverage.Coverage(
            data_file=str(self.file),
            include=[f"{ROOT}/extractor/{name}/*" for name in FOLDERS],
            config_file=False,
            messages=False,
        )
        known = json.loads(self._known.read_text("utf-8")) if self._known.exists() else {}
        if (known.get("rules"), known.get("root")) != (rules_version(), str(ROOT)):
            self.file.unlink(missing_ok=True)
        elif self.file.exists():
            files = known["files"]
            self.took = {
                node: took for node, took in known["took"].items() if files[_file(node)] == _digest(_file(node))
            }
            self.through.update({name: set(kept) for name, kept in known["through"].items()})
            self._coverage.load()
        self._context = ""
        self._by_line: dict[str, dict[int, list[str]]] = {}

    def find(self, items: dict[str, Any], runs: Callable[[Any], bool]) -> None:
        """Run the tests that are new; ``runs`` says whether one passes."""
        new = [node for node in items if node not in self.took]
        if not new:
            return
        kept = _kept()
        replayed = [
            (module, name, value)
            for module in list(sys.modules.values())
            if str(getattr(module, "__file__", None)).startswith(str(ROOT / "tests"))
            for name, value in vars(module).items()
            if isinstance(value, functools._lru_cache_wrapper) and value in kept
        ]
        for module, name, value in replayed:
            setattr(module, name, functools.partial(self._replayed, value))
        rules = [one for one in kept if one.__wrapped__.__code__.co_filename.startswith(str(ROOT / "extractor"))]
        rules = [one for one in rules if one.__module__.split(".")[1] in FOLDERS]
        self._coverage.start()
        for node in new:
            for one in rules:
                one.cache_clear()
            self._switch(node)
            began = time.process_time()
            passes = runs(items[node])
            self.took[node] = time.process_time() - began if passes else -1.0
        self._coverage.stop()
        self._coverage.save()
        for module, name, value in replayed:
            setattr(module, name, value)
        through = {name: sorted(kept) for name, kept in self.through.items()}
        files = {name: _digest(name) for name in set(map(_file, self.took))}
        known = {
            "rules": rules_version(), "root": str(ROOT), "files": files, "took": self.took, "through": through,
        }  # fmt: skip
        self._known.write_text(json.dumps(known), "utf-8")

    def _switch(self, context: str) -> None:
        self._context = context
        self._coverage.switch_context(context)

    def _replayed(self, kept: Any, *args: Any, **words: Any) -> Any:
        """The result of a function that keeps its results; what it runs counts for each test that takes one."""
        outer, name = self._context, f"{kept.__module__}.{kept.__name__}{args}{words}"
        self._switch(name)
        try:
            return kept(*args, **words)
        finally:
            self._switch(outer)
            self.through[outer] |= {name} | self.through[name]

    @functools.cached_property
    def _read(self) -> coverage.CoverageData:
        data = coverage.CoverageData(str(self.file))
        data.read()
        return data

    @functools.cached_property
    def _takers(self) -> dict[str, set[str]]:
        takers = defaultdict(set)
        for node, kept in self.through.items():
            for name in kept:
                takers[name].add(node)
        return takers

    def _of_file(self, file: str) -> dict[int, list[str]]:
        if file not in self._by_line:
            self._by_line[file] = self._read.contexts_by_lineno(str(ROOT / file))
        return self._by_line[file]

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests that run the line, or any of the file's where it is a constant of the module."""
        by_line = self._of_file(mutant.file)
        first, last = mutant.lines
        wanted = by_line if not first else [n for n in by_line if first <= n <= last]
        contexts = {context for n in wanted for context in by_line[n]}
        found = contexts.union(*(self._takers[context] for context in contexts))
        return [node for node in found if self.took.get(node, -1.0) >= 0]


class Campaign:
    """A plugin of pytest that runs mutants instead of tests."""

    def __init__(self, options: argparse.Namespace):
        self.options = options
        self.failed = False
        self.lines = Lines(options.folder)
        self.kills: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remembers whether a test has failed."""
        self.failed = self.failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """The mutants of the sample that are not done yet."""
        items = {item.nodeid: item for item in session.items}
        self.lines.find(items, self._passes)
        took, self.known = self.lines.took, Known.now()
        log = self.options.folder / "mutants.jsonl"
        done = {json.loads(line)["key"] for line in log.read_text("utf-8").splitlines()} if log.exists() else set()
        every = mutants()
        random.Random(self.options.seed).shuffle(every)
        sound, _ = self._tried(None, [items[n] for n in items if 0 <= took[n] < 0.5][:50])
        assert sound == "survived", f"the tests do not pass without a mutant: {sound}"
        none = alike()
        every = [mutant for mutant in every if mutant.named not in none]
        if self.options.again:
            left = {row["named"] for row in map(json.loads, log.read_text("utf-8").splitlines()) if _is_left(row)}
            every, done, log = [m for m in every if m.named in left], set(), log.with_name("again.jsonl")
        for mutant in every[: self.options.count]:
            if mutant.key in done:
                continue
            if self.options.until and f"{datetime.now():%H:%M}" >= self.options.until:
                break
            nodes = [node for node in self._tests(mutant) if node in items]
            end, killer = self._tried(mutant, [items[node] for node in nodes], sum(took[node] for node in nodes))
            killers = nodes[killer : killer + 1]
            self.kills.update(killers)
            spent = round(sum(took[node] for node in nodes[: killer + 1]), 3)
            row = {"key": mutant.key, "end": end, "tests": len(nodes), "named": mutant.named, "by": killers}
            row["seconds"] = spent
            with log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        return True

    def _tests(self, mutant: Mutant) -> list[str]:
        """The tests that run it, the quickest and those that kill first, as many as ``SECONDS`` allow."""
        took, nodes, spent = self.lines.took, [], 0.0
        for node in sorted(self.lines.tests(mutant), key=lambda n: took[n] / (1 + 10 * self.kills[n])):
            spent += took[node]
            if spent > self.options.seconds:
                break
            nodes.append(node)
        return nodes

    def _passes(self, item: Any) -> bool:
        self.failed = False
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        return not self.failed

    def _tried(self, mutant: Mutant | None, items: list[Any], expected: float = SECONDS) -> tuple[str, int]:
        """``killed`` and by which, ``survived``, ``late`` (which counts as killed) or ``uncalled``."""
        if not items:
            return "uncalled", 0
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            code = 3
            try:
                most = int(PATIENCE * expected) + 5  # of its own time: a busy machine kills no mutant
                resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + most, resource.RLIM_INFINITY))
                silent = os.open(os.devnull, os.O_WRONLY)
                os.dup2(silent, 1)
                os.dup2(silent, 2)
                if mutant is not None:
                    put_in(mutant, self.known)
                for item in items:
                    item._initrequest()  # it has run before, for the lines
                killer = next((n for n, item in enumerate(items) if not self._passes(item)), len(items))
                os.write(write, str(killer).encode())
                code = int(killer < len(items))
            finally:
                os._exit(code)
        os.close(write)
        with open(read, "rb") as pipe:
            killer = int(pipe.read() or len(items))
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return "late", killer
        return {0: "survived", 1: "killed"}.get(os.WEXITSTATUS(status), "unmade"), killer


def main() -> int:
    """Try the sample and print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tests", nargs="*", default=[f"tests/{name}.py" for name in TESTS])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of tests for one mutant")
    parser.add_argument("--until", help="HH:MM")
    parser.add_argument(
        "--again", action="store_true", help="try again what tests have left, for the tests written since"
    )
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    quiet = ["-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=no", "--show-capture=no", "-r", "N"]
    pytest.main([*quiet, *options.tests], plugins=[Campaign(options)])
    log = options.folder / ("again.jsonl" if options.again else "mutants.jsonl")
    rows = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    ends = [row["end"] for row in rows]
    tried = [end for end in ends if end != "unmade"]
    killed = sum(end in ("killed", "late") for end in tried)
    for row in rows:
        if _is_left(row):
            print(f"{row['end']}: {row['key']} ({row['tests']} tests)\n    {row['named'].partition(' | ')[2]}")
    print(
        f"{killed} of {len(tried)} killed: {killed / max(1, len(tried)):.1%}; "
        f"{len(ends) - len(tried)} could not be made"
    )
    return int(killed < 0.85 * len(tried))


if __name__ == "__main__":
    sys.exit(main())
