"""Real documents, which are not ours to copy: read from the folder that EXTRACT_SAMPLES names, skipped without it.

What is printed was keyed from pictures of the pages: numbers as they stand, words as a digest.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from extractor import extract
from extractor.models import Document, Table

BULLETIN = "stat-qiandongnan-2023.pdf"
KEYED = {
    "表1": (
        "cb15b54727d02c0d",
        2,
        (
            "4899310 100.0, 1654272 33.8, 3245038 66.2, 2617299 53.4, 2282011 46.6, 1136460 23.2, "
            "3016917 61.6, 745933 15.2"
        ),
    ),
    "表2": ("ab515534eef8276f", 1, "481.96 4.2, 282.41 3.8, 86.95 4.2, 75.17 5.1, 15.49 8.5, 21.95 4.1"),
    "表3": (
        "d12c4d7993f714a9",
        1,
        (
            "133.77 -2.3, 16.38 -1.7, 117.39 -2.4, 1.79 0.5, 24.33 2.1, 0.03 -12.0, 11.15 12.2, "
            "0.09 -31.0, 1.34 -4.4, 36.81 8.7, 389.84 3.8, 2.24 4.0, 93.90 1.8"
        ),
    ),
    "表4": (
        "9941adeba3c165e0",
        1,
        (
            "19.23 4.7, 13.49 7.4, 2.07 -4.4, 0.38 11.5, 3.29 -0.4, 0.04 2.1, 5.39 16.8, 153.12 7.4, "
            "16.14 -5.5, 21.82 10.0, 1958.08 -0.3, 126.06 0.8, 42.05 7.4, 30.82 0.7, 1536.29 13.4"
        ),
    ),
    "表5": ("7bbed645b404303f", 1, "4.7, 41.5, 21.5, 5.0, 28.8, 7.6, -1.2, 41.0, 41.9, 1.3, -1.3"),
    "表6": (
        "2fe8d38585a3a70e",
        1,
        (
            "35.58 53.6, 1.11 22.0, 19.86 3.8, 1440.63 8.3, 148.47 113.9, 243.34 4.3, 31376.00 22.6, "
            "22185.18 1.0, 2025.68 24.7, 8167.42 66.6, 641.00 8.5, 106.21 1.4, 308.94 49.2, 1122.12 9.4, "
            "18.94 67.3, 95.91 14.2, 332.00 273.0, 11937340 14.0, 23787.46 170.1, 27.99 16.5, 7861.64 8.4"
        ),
    ),
}
"""For each table by its number: digest of its caption, headers, names and units; its parts; the values row by row."""


@pytest.fixture(scope="module")
def bulletin() -> Document:
    folder = os.environ.get("EXTRACT_SAMPLES")
    if not folder or not (Path(folder) / BULLETIN).is_file():
        pytest.skip(f"EXTRACT_SAMPLES names no folder with {BULLETIN}")
    return extract(Path(folder) / BULLETIN)


def words_of(table: Table) -> tuple[str, int, str]:
    first = next(n for n, column in enumerate(table.columns) if column.role == "observed")
    rows = [["".join(cell.raw.split()) for cell in row.cells] for row in table.rows]
    said = [table.caption or "", *(column.header for column in table.columns), *("/".join(row[:first]) for row in rows)]
    digest = hashlib.sha256("|".join(said).encode()).hexdigest()[:16]
    return digest, table.fragments, ", ".join(" ".join(row[first:]) for row in rows)


@pytest.mark.parametrize("number", KEYED)
def test_a_table_of_a_printed_bulletin_is_exact(bulletin: Document, number: str) -> None:
    (table,) = [table for table in bulletin.tables if table.number == number]
    assert words_of(table) == KEYED[number]
    values = [
        value for indicator in bulletin.indicators if indicator.table_id == table.id for value in indicator.values
    ]
    printed = KEYED[number][2].replace(",", "").split()
    assert [value.raw for value in values] == printed
    assert [float(value.value or 0) for value in values] == [float(number) for number in printed]


def test_words_in_pictures_are_told(bulletin: Document) -> None:
    told = [found.message for found in bulletin.diagnostics if found.code == "PICTURES_UNREAD"]
    assert len(told) == 1
    assert "第 1" in told[0]
