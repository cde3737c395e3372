"""Each rule that a trace can name has a name in Chinese, for those who read ``explain`` and no English."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from extractor import extract
from extractor.cli.rule_words import ENDS, rule_said, unnamed, why_said
from extractor.core.problems import ExtractionError
from extractor.core.trace import Trace
from extractor.layout.paragraph_ends import RULES
from extractor.lexicon.schemes import SCHEMES

TEXTS = sorted(
    path
    for folder in ("corpus", "tests/plans", "tests/tables", "tests/statements", "tests/formats/cases")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".txt", ".md", ".html", ".docx")
)


def test_the_ends_of_paragraphs() -> None:
    assert {rule.name for rule in RULES} == set(ENDS)


@pytest.mark.parametrize("scheme", [scheme.name for scheme in SCHEMES])
def test_the_numbers_of_headings(scheme: str) -> None:
    assert rule_said(f"heading.{scheme}").startswith("编号标题，如“")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_all_that_a_text_traces(path: Path) -> None:
    trace = Trace()
    try:
        extract(path, trace=trace, any_language=True)
    except ExtractionError:
        return
    assert sorted({name for event in trace.events for name in unnamed(event.rule, event.reason)}) == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("paragraph.goes_on", "是否接续上一段（paragraph.goes_on）"),
        ("heading.task", "编号标题，如“任务一：建设产业大脑”（heading.task）"),
        ("heading.not_a_scheme", "heading.not_a_scheme"),
        (
            "subject=list again kind=ahead.aims period=clause: base 2020, until 2025",
            "主语：并列各项再数（list again）；类别：标题写打算（ahead.aims）；"
            "时期：本句、基期、到（clause: base 2020, until 2025）",
        ),
        ("subject=unheard of direction=-", "主语：unheard of；增减：无（-）"),
    ],
)
def test_how_a_rule_is_named(rule: str, said: str) -> None:
    assert rule_said(rule) == said


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("opens a unit", "另起一条（opens a unit）"),
        ("212 points against 255 for contents.repeated", "得 212 分，不及 contents.repeated 的 255 分"),
        ("an item of a list: it ends with ；", "列表中的一项：以“；”结尾"),
        ("推进5G technology应用", "推进5G technology应用"),
    ],
)
def test_how_a_reason_is_told(reason: str, said: str) -> None:
    assert why_said(reason) == said


def test_what_has_no_name_yet() -> None:
    assert list(unnamed("table.unheard", "a reason without words")) == ["table.unheard", "a reason without words"]
    assert list(unnamed("subject=before kind=unheard.row", "主要目标")) == ["kind=unheard.row"]
