"""Headings that the format declares and that carry no number, among numbered ones: Word styles and Markdown."""

# ruff: noqa: E501 (a document is read better as one row)

from __future__ import annotations

import io

import docx
import pytest

from extractor import extract
from extractor.models import Section

TEXT = "坚持节水优先，完善供水体系，取得明显成效，为经济社会发展提供了有力支撑。"
Line = tuple[int, str]
"""The declared level (0: none) and the words."""


def as_word(lines: list[Line]) -> bytes:
    file = docx.Document()
    for level, words in lines:
        if level:
            file.add_heading(words, level)
        else:
            file.add_paragraph(words)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def as_markdown(lines: list[Line]) -> bytes:
    return "\n\n".join(f"{'#' * level} {words}".strip() for level, words in lines).encode()


def outline(data: bytes, name: str) -> list[tuple[int, str]]:
    def walk(tree: list[Section]) -> list[tuple[int, str]]:
        return [each for s in tree for each in ([(s.level, s.heading)] if s.heading else []) + walk(s.children)]

    return walk(extract(data, path=name).sections)


CASES: dict[str, tuple[list[Line], list[tuple[int, str]]]] = {
    "chapters by style alone above numbers": (
        [(1, "发展基础"), (0, "（一）主要成效"), (0, TEXT), (0, "（二）面临形势"), (0, TEXT), (1, "重点任务"), (0, "（一）供水"), (0, TEXT), (0, "（二）防洪"), (0, TEXT)],
        [(1, "发展基础"), (2, "主要成效"), (2, "面临形势"), (1, "重点任务"), (2, "供水"), (2, "防洪")],
    ),
    "parts by style below plain numbers that count on": (
        [(0, "一、发展基础"), (2, "基本情况"), (0, TEXT), (2, "主要成效"), (0, TEXT), (0, "二、重点任务"), (2, "工作方向"), (0, TEXT), (2, "时间安排"), (0, TEXT)],
        [(1, "发展基础"), (2, "基本情况"), (2, "主要成效"), (1, "重点任务"), (2, "工作方向"), (2, "时间安排")],
    ),
    "parts by style below numbers with one": (
        [(1, "一、发展基础"), (2, "绘就宏伟蓝图时间表"), (0, TEXT), (2, "Smart Water 2030"), (0, TEXT), (1, "二、重点任务"), (2, "图强求新"), (0, TEXT), (2, "来源多元"), (0, TEXT)],
        [(1, "发展基础"), (2, "绘就宏伟蓝图时间表"), (2, "Smart Water 2030"), (1, "重点任务"), (2, "图强求新"), (2, "来源多元")],
    ),
    "a sentence in a heading's style": (
        [(1, "一、发展基础"), (2, TEXT), (0, TEXT), (2, "基本情况"), (0, TEXT), (1, "二、重点任务"), (2, TEXT), (0, TEXT), (2, "工作方向"), (0, TEXT)],
        [(1, "发展基础"), (2, "基本情况"), (1, "重点任务"), (2, "工作方向")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("make", "file"), [(as_word, "a.docx"), (as_markdown, "a.md")], ids=["docx", "md"])
def test_a_declared_level_places_headings_without_a_number(make, file, name) -> None:
    lines, expected = CASES[name]
    assert outline(make([(0, "青石市水利规划"), *lines]), file) == expected
