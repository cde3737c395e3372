"""The same input gives the same bytes: whatever the workers, the order, the locale, the time zone, the hash seed."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Command, made_once

CORPUS = sorted((ROOT / "corpus").glob("*.txt"))


def outcome(command: Command, output: str, *words: str | Path, **options: Any) -> tuple[dict[str, bytes], list[Any]]:
    """The files written and the log less its seconds, in the order of paths."""
    done = command(*words, "-o", output, **options)
    assert done.returncode == 0, done.stderr
    log = [{**line, "seconds": None} for line in command.log(output)]
    return command.written(output), sorted(log, key=lambda line: line["path"])


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], list[Any]]:
    def run(folder: Path) -> None:
        found = outcome(Command(folder), "plain", *CORPUS, "-j", "1")
        (folder / "found").write_bytes(pickle.dumps(found))

    found: tuple[dict[str, bytes], list[Any]]
    found = pickle.loads((made_once(tmp_path_factory, "plain", run) / "found").read_bytes())
    return found


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (["-j", "2"], {}),
        (["-j", "5"], {}),
        (["-j", "1"], {"PYTHONHASHSEED": "7"}),
        (["-j", "1"], {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        (["-j", "1"], {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"}),
    ],
    ids=["two-workers", "five-workers", "hash-seed", "ascii-locale", "other-locale-and-zone"],
)
def test_same_bytes(
    command: Command, plain: tuple[dict[str, bytes], list[Any]], words: list[str], environment: dict[str, str]
) -> None:
    assert len(plain[0]) == len(CORPUS) >= 5
    assert outcome(command, "again", *CORPUS, *words, env=environment) == plain


def test_the_order_of_arguments_changes_only_the_order_of_the_log(
    command: Command, plain: tuple[dict[str, bytes], list[Any]]
) -> None:
    assert outcome(command, "again", *reversed(CORPUS), "-j", "2") == plain
    assert [line["path"] for line in command.log("again")] == [str(path) for path in reversed(CORPUS)]


def test_a_name_in_chinese_is_the_same_in_an_ascii_locale(command: Command) -> None:
    command.write("某市规划.txt")
    ascii_locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert outcome(command, "one", "某市规划.txt") == outcome(command, "two", "某市规划.txt", env=ascii_locale)


def test_spawned_workers_write_what_forked_ones_do(command: Command, tmp_path: Path) -> None:
    from extractor.cli.pool import Crew, run_tasks
    from extractor.cli.work import Task

    written = []
    for method in ("fork", "spawn"):
        folder = tmp_path / method
        folder.mkdir()
        tasks = [Task(n, str(path), path.stem, path.stem, str(folder)) for n, path in enumerate(CORPUS)]
        done = list(run_tasks(iter(tasks), Crew(2, 60.0, "mark", method)))
        assert sorted(task.index for task, record in done if record is not None) == list(range(len(CORPUS)))
        written.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert written[0] == written[1]
    assert all(json.loads(data)["text"] for data in written[0].values())
