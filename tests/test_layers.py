"""The direction of imports: a folder knows only what lies below it, and nothing goes in a circle."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "extractor"

LAYERS: tuple[tuple[str, ...], ...] = (
    ("cli",),
    ("review",),
    ("compare", "validate", "nlp", "many"),
    ("pipeline",),
    ("decisions", "checks", "assemble", "export", "ledger"),
    ("statements",),
    ("draft",),
    ("indicators",),
    ("layout", "references"),
    ("readers",),
    ("leaves",),
    ("models",),
    ("core",),
    ("lexicon",),
    ("kept", "versions"),
)
"""From the top down. Parts of one row do not import each other."""


@cache
def _imports() -> dict[tuple[str, str], set[str]]:
    """Which part imports which, and in which modules. Imports for type checkers alone do not count."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in ROOT.rglob("*.py"):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        package = parts[:-1]
        own = parts[1] if len(parts) > 1 else ""
        for node in _at_run_time(ast.parse(path.read_text("utf-8"))):
            for target in _targets(node, package):
                if target not in ("", own) and own not in ("__init__", "__main__"):
                    found[own, target].add(".".join(parts))
    return found


def _at_run_time(tree: ast.AST):
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        yield node
        yield from _at_run_time(node)


def _targets(node: ast.AST, package: tuple[str, ...]):
    if not isinstance(node, ast.ImportFrom) or not node.level:
        return
    base = package[: len(package) - node.level + 1]
    module = (*base, *(node.module.split(".") if node.module else ()))
    names = [module] if len(module) > 1 else [(*module, alias.name) for alias in node.names]
    for name in names:
        yield name[1] if len(name) > 1 and name[0] == "extractor" and not name[1].startswith("__") else ""


RANK = {part: n for n, row in enumerate(LAYERS) for part in row}


def test_every_part_has_its_layer():
    parts = {p.stem for p in ROOT.iterdir() if p.is_dir() and any(p.glob("*.py"))} | {
        p.stem for p in ROOT.glob("*.py") if not p.stem.startswith("__")
    }
    assert parts == set(RANK)


@pytest.mark.parametrize("part", sorted(RANK))
def test_a_part_imports_only_what_lies_below_it(part):
    wrong = {
        f"{part} -> {target}: {', '.join(sorted(where))}"
        for (own, target), where in _imports().items()
        if own == part and RANK[target] <= RANK[own]
    }
    assert not wrong


def _files() -> dict[str, set[str]]:
    """Which files each file imports, inside functions and for type checkers too."""
    modules = {".".join(path.relative_to(ROOT.parent).with_suffix("").parts): path for path in ROOT.rglob("*.py")}
    modules = {name.removesuffix(".__init__"): path for name, path in modules.items()}
    found: dict[str, set[str]] = {}
    for name, path in modules.items():
        package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
        targets = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
                targets |= {full if (full := f"{base}.{alias.name}") in modules else base for alias in node.names}
        found[name] = targets & set(modules) - {name}
    return found


def test_no_two_files_know_each_other_by_any_way():
    """A package's ``__init__`` is left out: it gathers what its files hold, and they import each other through it."""
    files = {name: targets for name, targets in _files().items() if not _is_package(name)}
    order = {name: set(filter(files.__contains__, targets)) for name, targets in files.items()}
    try:
        list(TopologicalSorter(order).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def _is_package(name: str) -> bool:
    return (ROOT.parent / name.replace(".", "/")).is_dir()
