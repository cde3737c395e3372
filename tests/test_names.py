"""What the pages, docstrings and comments name as files, folders and parts is there; packages say what they hold."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

from extractor.cli.rule_words import PARTS
from extractor.export.fields import BY_NAME
from extractor.validate.said import ROLE_WORDS

TREES = ("corpus", "docs", "extractor", "schemas", "scripts", "tests")
ENGINEERS = ("ARCHITECTURE.md", "CONTRIBUTING.md", "docs/campaigns.md")
"""Pages that speak of this tree alone; the others name the user's own files, too."""
PACKAGES = sorted(
    {path.parent for tree in ("extractor", "scripts") for path in (ROOT / tree).rglob("*.py")} - {ROOT / "scripts"}
)
SOURCES = sorted(path for tree in ("extractor", "scripts", "tests") for path in (ROOT / tree).rglob("*.py"))
FILE = re.compile(r"(?<![\w./*<{-])(?:[\w-]+/)*[\w-]+\.(?:py|js|css|sql|sh|cases|tsv)(?![\w/]|\.\w)")
FOLDER = re.compile(r"`((?:[a-z_]+/)+)`")
PART = re.compile(r"`(?:[a-z_]+/)*([a-z_]+)\.([A-Za-z_]+)`")
ROW = re.compile(r"^\|.*\|([^|\n]*)\|$", re.MULTILINE)
"""The last cell of a row in a docstring's table."""
INVENTED = {"tests/test_x.py"}


@cache
def known() -> frozenset[str]:
    """Every way to name a file or folder of the tree by the end of its path."""
    paths = [path for path in ROOT.iterdir() if path.is_file()]
    for tree in TREES:
        paths += [ROOT / tree, *(ROOT / tree).rglob("*")]
    split = [path.relative_to(ROOT).parts for path in paths if "__pycache__" not in path.parts]
    return frozenset("/".join(parts[n:]) for parts in split for n in range(len(parts)))


def unknown(text: str) -> list[str]:
    """The files that a text names and the tree has not; a name in capitals stands for any."""
    return [name for name in FILE.findall(text) if name not in known() | INVENTED and "NAME" not in name]


def prose(path: Path) -> Iterator[str]:
    """Comments and docstrings of a module, those behind constants included."""
    source = path.read_text("utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


@pytest.mark.parametrize("page", ENGINEERS)
def test_the_files_and_folders_that_a_page_names_are_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert unknown(text) == []
    assert [name for name in FOLDER.findall(text) if name.rstrip("/") not in known()] == []


@pytest.mark.parametrize("page", ENGINEERS)
def test_what_a_page_names_of_a_module_stands_in_it(page: str) -> None:
    """``module.part`` in backticks, where we have a module of that name."""
    for module, part in PART.findall((ROOT / page).read_text("utf-8")):
        texts = [path.read_text("utf-8") for path in SOURCES if path.stem == module]
        if texts and f"{module}.{part}" not in known():
            assert any(re.search(rf"\b{part}\b", text) for text in texts), f"{module}.{part}"


def test_the_files_that_docstrings_and_comments_name_are_there() -> None:
    lost = {str(path.relative_to(ROOT)): found for path in SOURCES if (found := unknown("\n".join(prose(path))))}
    assert lost == {}


def test_a_file_that_is_not_there_is_noticed() -> None:
    assert unknown("see `layout/tables/cells/atoms.py`, `atoms.py`, NAME.tsv and scripts/test") == []
    assert unknown("see `layout/tables/atoms.py` and linear_reader.py.") == [
        "layout/tables/atoms.py",
        "linear_reader.py",
    ]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_package_says_what_it_holds(package: Path) -> None:
    """And the modules to which a table in its first words leads are in it, or beside it."""
    said = ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8")))
    assert said
    led = {name for row in ROW.findall(said) for name in re.findall(r"``(\w+)``", row)}
    beside = {path.stem for folder in (package, package.parent) for path in folder.iterdir()}
    assert led <= beside


def test_the_architecture_names_every_part_of_the_package_and_of_the_tables() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    top = {path.name for path in PACKAGES if path.parent == ROOT / "extractor"}
    assert {name for name in top if f"{name}/" not in page} == set()
    rows = page.partition("| `layout/tables/` | holds |")[2].partition("\n\n")[0]
    heads = " ".join(row.split("|")[1] for row in rows.splitlines() if row.startswith("| "))
    parts = {path.name + "/" * path.is_dir() for path in (ROOT / "extractor/layout/tables").iterdir()}
    assert {name for name in parts - {"__pycache__/"} if f"`{name}`" not in heads} == set()


def test_a_field_has_one_name_wherever_people_read_of_it() -> None:
    """The tidy tables, the page of the review, the rules that ``explain`` names, how a keyed table was understood."""
    fields = {field.name: field.zh for name in ("observations", "statements") for field in BY_NAME[name].fields}
    said = {name: fields[name] for name in ("value", "value_high", "text", "unit", "comparator", "cumulative", "role")}
    said |= {name: fields[name] for name in ("kind", "subject", "aggregation", "direction")}
    said |= {"high": said["value_high"], "period": fields["period_basis"].removesuffix("依据")}
    page = (ROOT / "extractor/review/page/words.js").read_text("utf-8").partition("facts: {")[2].partition("}")[0]
    for names in (dict(re.findall(r'(\w+): "([^"]+)"', page)), PARTS, ROLE_WORDS):
        shared = names.keys() & said.keys()
        assert {name: names[name] for name in shared} == {name: said[name] for name in shared}
