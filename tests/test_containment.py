"""A mistake in a rule costs the statement, the value, the table or the check that it was at, and is told."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import PLAN

from extractor import Document, extract
from extractor.leaves import unowned

TEXT = PLAN + "第四章 另述\n到2025年，新增床位5000张。\n\n到2025年，改造社区30个。\n"


def told(document: Document) -> list[str]:
    """What PART_FAILED says, with the words that it stands at; the rest of the document must be there."""
    assert unowned(document) == ([], [])
    assert [s.heading for s in document.sections if s.heading] == ["发展基础", "主要目标", "保障措施", "另述"]
    return [
        d.message + "".join(span.text_in(document.text) for span in d.spans)
        for d in document.diagnostics
        if d.code == "PART_FAILED"
    ]


def broken_at(monkeypatch: pytest.MonkeyPatch, where: str, hit: Any, error: type[Exception] = KeyError) -> None:
    """Have a function fail where ``hit`` says so of its first argument."""
    import importlib

    module, _, name = where.rpartition(".")
    home = importlib.import_module(module)
    sound = getattr(home, name)

    def function(*arguments: Any, **named: Any) -> Any:
        if hit(*arguments):
            raise error("injected")
        return sound(*arguments, **named)

    monkeypatch.setattr(home, name, function)


def test_nothing_is_told_of_a_sound_text() -> None:
    document = extract(TEXT.encode())
    assert told(document) == []
    assert {"5000", "30"} <= {str(s.value) for s in document.statements}


@pytest.mark.parametrize("error", [KeyError, IndexError, ValueError, ZeroDivisionError, RecursionError, AttributeError])
def test_a_text_whose_numbers_fail_costs_its_own(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    broken_at(monkeypatch, "extractor.statements.stage.find_in", lambda body, _: "床位" in body.text, error)
    document = extract(TEXT.encode())
    (said,) = told(document)
    assert error.__name__ in said
    assert said.endswith("到2025年，新增床位5000张。")
    values = {str(s.value) for s in document.statements}
    assert "30" in values
    assert "5000" not in values
    assert len(document.indicators) == 2


def test_a_table_at_which_a_finder_fails_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    broken_at(monkeypatch, "extractor.layout.tables._find", lambda lines, at, *_: "指标\t" in lines[at].text)
    document = extract(TEXT.encode())
    (said,) = told(document)
    assert "表格" in said
    assert "指标\t2020年" in said
    assert {"5000", "30"} <= {str(s.value) for s in document.statements}


def test_a_table_whose_meaning_fails_keeps_its_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    broken_at(monkeypatch, "extractor.indicators.document.read_table", lambda *_: True)
    document = extract(TEXT.encode())
    assert told(document) == []
    assert [d.code for d in document.diagnostics if d.code == "TABLE_UNREAD"] == ["TABLE_UNREAD"]
    assert [cell.raw for cell in document.tables[0].rows[0].cells] == [
        "城镇新增就业（万人）",
        "[12.3]",
        "[15]",
        "预期性",
    ]


def test_a_check_that_fails_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor import checks
    from extractor.checks import Check, growth

    def broken(_: object) -> Any:
        raise ZeroDivisionError

    spoiled = Check(broken, growth.CHECK.examples)
    monkeypatch.setattr(checks, "CHECKS", tuple(spoiled if c is growth.CHECK else c for c in checks.CHECKS))
    (said,) = told(extract(TEXT.encode()))
    assert "GROWTH_DIFFERS" in said


def test_a_statement_that_the_contract_refuses_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.assemble.nodes import Assembler

    sound = Assembler.statements

    def late(self: Assembler, found: Any) -> Any:
        made = sound(self, found)
        return [{**s, "period": {"start": 3000, "end": 3001}} if s["value"] == 5000 else s for s in made]

    monkeypatch.setattr(Assembler, "statements", late)
    document = extract(TEXT.encode())
    (said,) = told(document)
    assert said.endswith("5000张")
    assert [s.id for s in document.statements] == [f"st{n + 1}" for n in range(len(document.statements))]
    assert "30" in {str(s.value) for s in document.statements}


def test_a_value_that_the_contract_refuses_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.assemble.nodes import Assembler

    sound = Assembler._observation

    def value(self: Assembler, observed: Any) -> Any:
        made = sound(self, observed)
        return {**made, "role": "none"} if made["raw"] == "3.2" else made

    monkeypatch.setattr(Assembler, "_observation", value)
    document = extract(TEXT.encode())
    (said,) = told(document)
    assert said.endswith("3.2")
    assert [[v.raw for v in i.values] for i in document.indicators] == [["[12.3]", "[15]"], ["<5"]]


def spoiled(monkeypatch: pytest.MonkeyPatch, change: Any) -> Document:
    """The text read, its parts changed on their way to the contract."""
    from extractor import assemble

    sound = assemble.parts

    def parts(*words: Any) -> Any:
        fields = sound(*words)
        change(fields)
        return fields

    monkeypatch.setattr("extractor.pipeline.parts", parts)
    return extract((TEXT + "第五章 分项\n指标\t2020年\t2025年\n就业（人）\t9\t12\n其中：女性（人）\t4\t5\n").encode())


def test_a_columns_years_that_the_contract_refuses_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def change(fields: Any) -> None:
        fields["tables"][0]["columns"][1]["period"] = {"start": 3000, "end": 3001}

    document = spoiled(monkeypatch, change)
    assert len([d for d in document.diagnostics if d.code == "PART_FAILED"]) == 1
    assert [column.period is None for column in document.tables[0].columns] == [True, True, False, True]
    assert [i.name for i in document.indicators] == ["城镇新增就业", "城镇登记失业率", "就业", "女性"]
    assert unowned(document) == ([], [])


def test_an_indicator_that_the_contract_refuses_is_left_out_and_its_part_stands_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def change(fields: Any) -> None:
        (whole,) = [row for row in fields["indicators"] if row["name"] == "就业"]
        whole["attribute"] = 5

    document = spoiled(monkeypatch, change)
    assert [(i.name, i.of) for i in document.indicators] == [
        ("城镇新增就业", None), ("城镇登记失业率", None), ("女性", None)
    ]  # fmt: skip
    (told,) = [d for d in document.diagnostics if d.code == "PART_FAILED"]
    assert told.spans
    assert [cell.raw for cell in document.tables[-1].rows[0].cells] == ["就业（人）", "9", "12"]


def test_what_no_document_can_do_without_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from pydantic import ValidationError

    with pytest.raises(ValidationError):
        spoiled(monkeypatch, lambda fields: fields["sections"].append({"id": 5}))


@pytest.mark.parametrize("ordinal", ["三五", "四五"])
def test_a_plan_before_1900_is_no_period(ordinal: str) -> None:
    document = extract(f"某市规划\n“{ordinal}”时期，到1900年，累计新增就业30万人。\n".encode())
    assert [(str(s.value), s.period is None or s.period.start >= 1900) for s in document.statements] == [("30", True)]
    assert not [d for d in document.diagnostics if d.code == "PART_FAILED"]
