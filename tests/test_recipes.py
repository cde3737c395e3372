"""The recipes run as they are printed, and the answers under the queries are those of the corpus."""

from __future__ import annotations

import importlib.util
import runpy
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
from conftest import PLAN, ROOT

from extractor.export import export

RECIPES = ROOT / "docs" / "recipes"
CORPUS = [str(path) for path in sorted((ROOT / "corpus").glob("*.txt"))]


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def queries() -> ModuleType:
    return module(ROOT / "scripts" / "queries.py")


@pytest.fixture(scope="module")
def store(queries, tmp_path_factory):
    return queries.corpus_store(tmp_path_factory.mktemp("store"))


def test_the_answers_under_the_queries_are_fresh(queries):
    page = queries.PAGE.read_text("utf-8")
    assert queries.answered(page) == page, "docs/queries.md is stale: run scripts/queries.py"
    assert page.count("```sql") == 5
    for answer in page.split("```sql")[1:]:
        assert answer.count("\n|") >= 4, answer


def test_the_notebook_runs(capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["notebook.py", *CORPUS, "nowhere.txt"])
    runpy.run_path(str(RECIPES / "notebook.py"), run_name="__main__")
    out = capsys.readouterr().out
    assert "nowhere.txt：NOT_FOUND" in out
    assert "城镇新增就业" in out
    assert ">[110]" in out
    assert "←" in out.splitlines()[-1]


def test_pandas_and_polars_read_the_same_tables(store, tmp_path):
    export([str(store.parent)], str(tmp_path / "plans.parquet"))
    recipe = module(RECIPES / "read_tables.py")
    columns = ["region", "name_key", "unit", "cumulative", "actual", "target"]
    pandas = recipe.with_pandas(tmp_path / "plans.parquet")[columns]
    polars = recipe.with_polars(tmp_path / "plans.parquet").select(columns)
    assert [tuple(row) for row in pandas.itertuples(index=False)] == polars.rows()
    assert ("武汉市", "城镇新增就业", "万人", True, Decimal("106.74"), Decimal(90)) in polars.rows()


def test_statements_become_a_docbin(tmp_path, capsys):
    import spacy
    from spacy.tokens import DocBin

    recipe = module(RECIPES / "spacy_docbin.py")
    recipe.main(str(tmp_path / "statements.spacy"), CORPUS)
    docs = list(DocBin().from_disk(tmp_path / "statements.spacy").get_docs(spacy.blank("zh").vocab))
    assert f"{len(docs)} 个 Doc" in capsys.readouterr().out
    texts = {Path(path).stem: Path(path).read_text("utf-8") for path in CORPUS}
    quantities = set()
    for doc in docs:
        start = doc.user_data["start"]
        assert texts[doc.user_data["document"]][start : start + len(doc.text)] == doc.text
        quantities |= {span.text for span in doc.spans["statements"] if span.label_ == "QUANTITY"}
    assert {"110万人", "350万人"} <= {"".join(quantity.split()).removesuffix("以上") for quantity in quantities}


def test_a_folder_is_checked(tmp_path, capsys, monkeypatch):
    def run(*words: str) -> int:
        monkeypatch.setattr("sys.argv", ["check_folder.py", str(tmp_path), *words])
        with pytest.raises(SystemExit) as ended:
            runpy.run_path(str(RECIPES / "check_folder.py"), run_name="__main__")
        return int(ended.value.code or 0)

    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    assert (run(), capsys.readouterr().out) == (0, "没有问题。\n")
    (tmp_path / "b.txt").write_text(PLAN.replace("第三章", "第五章"), "utf-8")
    assert run() == 0
    capsys.readouterr()
    assert run("--warnings") == 1
    assert f"{tmp_path / 'b.txt'}:14: HEADING_GAP" in capsys.readouterr().out
    (tmp_path / "c.txt").write_text("", "utf-8")
    assert run() == 1
    assert capsys.readouterr().out.startswith(f"{tmp_path / 'c.txt'}:1: EMPTY")
