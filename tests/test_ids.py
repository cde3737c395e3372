"""A document's id comes from its path alone: the same in every company; two of one id are told, and never mixed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PLAN, Command

from extractor import ExtractionError, extract
from extractor.cli.names import document_id
from extractor.export import to_frames

pytestmark = pytest.mark.inside

OTHER = PLAN.replace("12.3", "45.6")


def ids(command: Command, folder: str = "output") -> dict[str, str]:
    """The id in each output, by the name of the file."""
    found = {path.name: json.loads(path.read_bytes())["id"] for path in (command.folder / folder).glob("*.json")}
    for row in command.log(folder):
        assert row["id"] == found[row["output"]]
    return found


@pytest.mark.parametrize(
    ("path", "stem", "whole"),
    [
        ("plan.txt", "plan", "plan.txt"),
        ("./甲/plan.txt", "plan", "甲-plan.txt"),
        ("/data/甲/某市规划.v2.pdf", "某市规划.v2", "data-甲-某市规划.v2.pdf"),
        ("../x/a.txt", "a", "..-x-a.txt"),
        ("s3://bucket/2021/plan.pdf?version=2", "plan", "bucket-2021-plan.pdf"),
        ("zip://in/plan.txt::https://host/all.zip", "plan", "in-plan.txt"),
        ("-", "stdin", "stdin"),
    ],
)
def test_an_id_is_made_of_the_path_alone(path: str, stem: str, whole: str) -> None:
    assert (document_id(path), document_id(path, "path")) == (stem, whole)


def test_the_id_is_the_same_alone_in_a_folder_and_beside_a_namesake(command: Command) -> None:
    command.write("甲/plan.txt")
    command("甲/plan.txt", "-o", "alone")
    command.write("甲/plan.md", OTHER)
    command.write("乙/plan.txt", OTHER)
    command("甲", "-o", "folder")
    command("甲", "乙", "-o", "all")
    assert ids(command, "alone") == {"plan.json": "plan"}
    assert set(ids(command, "folder").values()) == {"plan"}
    assert set(ids(command, "folder")) == {"plan.txt.json", "plan.md.json"}
    assert len(ids(command, "all")) == 3
    assert set(ids(command, "all").values()) == {"plan"}
    assert json.loads(command("乙/plan.txt", "-o", "-").stdout)["id"] == "plan"


def test_two_of_one_id_are_told_with_what_to_do(command: Command) -> None:
    command.write("甲/plan.txt")
    command.write("乙/plan.txt", OTHER)
    command.write("丙.txt", OTHER)
    done = command("甲", "乙", "丙.txt", "-o", "out")
    assert done.returncode == 0
    (told,) = [line for line in done.stdout.splitlines() if line.startswith("注意")]
    assert all(word in told for word in ("甲/plan.txt", "乙/plan.txt", "“plan”", "--id path"))
    assert [row["same_id"] for row in command.log("out")] == [["乙/plan.txt"], ["甲/plan.txt"], None]
    again = command("甲", "丙.txt", "-o", "out")  # the other is no longer part of the run
    assert "注意" not in again.stdout
    assert {row["path"]: row["same_id"] for row in command.log("out")}["甲/plan.txt"] is None

    apart = command("甲", "乙", "丙.txt", "-o", "apart", "--id", "path")
    assert "注意" not in apart.stdout
    assert sorted(ids(command, "apart").values()) == ["丙.txt", "乙-plan.txt", "甲-plan.txt"]
    assert command("甲", "-o", "one", "--id", "path").returncode == 0
    assert ids(command, "one") == {"plan.json": "甲-plan.txt"}


def test_another_way_to_make_ids_is_another_output(command: Command) -> None:
    command.write("甲/plan.txt")
    command("甲")
    assert command("甲").stdout.endswith("1 read, 0 written, 1 unchanged, 0 failed\n")
    assert command("甲", "--id", "path").stdout.endswith("1 read, 1 written, 0 failed\n")
    assert ids(command) == {"plan.json": "甲-plan.txt"}


@pytest.mark.parametrize("target", ["plans.duckdb", "csv", "plans.jsonl"])
def test_two_of_one_id_are_not_exported_together(command: Command, target: str) -> None:
    command.write("甲/plan.txt")
    command.write("乙/plan.txt", OTHER)
    command("甲", "乙", "-o", "out")
    done = command("export", "out", "--to", target)
    assert done.returncode == 1
    assert all(word in done.stderr for word in ("EXPORT_TWICE", "甲/plan.txt", "乙/plan.txt", "--id path"))
    assert not (command.folder / target).exists()
    command("甲", "乙", "-o", "apart", "--id", "path")
    assert command("export", "apart", "--to", target).returncode == 0


def test_a_store_never_takes_one_source_for_another(command: Command) -> None:
    command.write("甲/plan.txt")
    command.write("乙/plan.txt", OTHER)
    command("甲", "-o", "one")
    command("乙", "-o", "two")
    assert command("export", "one", "--to", "plans.duckdb").returncode == 0
    done = command("export", "two", "--to", "plans.duckdb")
    assert done.returncode == 1
    assert all(word in done.stderr for word in ("EXPORT_TWICE", "plans.duckdb", "甲/plan.txt", "乙/plan.txt"))
    command.write("甲/plan.txt", PLAN.replace("12.3", "12.4"))  # a new edition of the same source is an increment
    command("./甲/plan.txt", "-o", "three")
    assert "写入 1 份" in command("export", "three", "--to", "plans.duckdb").stdout


def test_a_renamed_json_keeps_its_id(command: Command) -> None:
    command.write("plan.txt")
    command("plan.txt")
    (command.folder / "output/plan.json").rename(command.folder / "output/另存.json")
    command("export", "output", "--to", "csv", "--no-bom")
    assert (command.folder / "csv/documents.csv").read_text("utf-8").splitlines()[1].startswith('"plan",')


def test_frames_of_two_documents_of_one_id_are_refused() -> None:
    one, two = (extract(text.encode(), name="plan") for text in (PLAN, OTHER))
    with pytest.raises(ExtractionError) as error:
        to_frames([one, two])
    assert error.value.code == "EXPORT_TWICE"


# -- words that name nothing -----------------------------------------------------------------


@pytest.fixture
def nothing(command: Command) -> Callable[[str], str]:
    """Runs a word that names nothing among others, and gives what is said of it."""
    command.write("plan.txt")
    command.write("甲/other.txt", OTHER)
    (command.folder / "空").mkdir()

    def run(word: str) -> str:
        done = command("plan.txt", word, "甲")
        assert done.returncode == 1
        assert done.stdout.endswith("3 read, 2 written, 1 failed\n")
        assert [row["status"] for row in command.log()] == ["ok", "failed", "ok"]
        return done.stderr + done.stdout

    return run


@pytest.mark.parametrize(
    ("word", "near", "why"),
    [
        ("plam.txt", "您是想用 plan.txt 吗？其余照常处理。", "（plam.txt）"),
        ("没有*.txt", "", "（没有*.txt）"),
        ("空", "", "（空：文件夹里没有可读格式的文件）"),
    ],
)
def test_one_word_of_many_that_names_nothing_costs_only_itself(
    nothing: Callable[[str], str], word: str, near: str, why: str
) -> None:
    """It is told where its row stands, and before that only where something near it may have been meant."""
    said = nothing(word)
    assert said.count(why) == 1
    assert near in said
    assert ("其余照常处理" in said) == bool(near)


def test_a_line_of_a_list_that_names_nothing_costs_only_itself(command: Command) -> None:
    command.write("plan.txt")
    command.write("files.txt", "gone.txt\nplan.txt\n")
    done = command("@files.txt")
    assert done.returncode == 1
    assert [row["code"] for row in command.log()] == ["NOT_FOUND", None]
    assert Path(command.folder / "output/plan.json").exists()


def test_a_bare_word_could_be_a_command_and_stops_the_run(command: Command) -> None:
    command.write("plan.txt")
    assert command("show", "plan.txt").returncode == 2
    assert not (command.folder / "output").exists()


def test_where_nothing_is_there_the_use_is_wrong(command: Command) -> None:
    done = command("gone.txt", "没有*.txt")
    assert done.returncode == 2
    assert "gone.txt" in done.stderr
    assert not (command.folder / "output").exists()
