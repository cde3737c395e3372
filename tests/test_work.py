"""Work grows with the text, also where no call tells: characters that patterns search, characters that slices copy."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import made_once

ROOT = Path(__file__).parent.parent
PLAN = (ROOT / "corpus/hubei_hrss_14fyp_review.txt").read_text("utf-8") + "\n"
ROW = "就业（万人）\t{}\t2.5\t预期性\n"
SENTENCE = "到2025年，全市建成养老机构{}家（其中民办3家），床位增加到{}张，较2020年增长5.6%。"
TEXTS = {
    "a plan": lambda n: PLAN * (n // 30),
    "rows of a table": lambda n: "指标\t2020年\t2025年\t属性\n" + "".join(ROW.format(k) for k in range(3 * n)),
    "one cell a line": lambda n: "指标\n2020年\n2025年\n" + "就业\n1\n2\n" * (3 * n),
    "a cell that goes on": lambda n: "指标 2020年 2025年\n" + "[从指标 2020年 2025年甲\n" * (10 * n),
    "an open bracket that goes on": lambda n: "指标 2020年\n就业 1\n收入 3\n就业（" + "甲乙丙\n" * (10 * n),
    "numbers of one paragraph": lambda n: "一、任务\n" + "".join(SENTENCE.format(k, 9 * k) for k in range(n)) + "\n",
    "a paragraph of many lines": lambda n: "一、任务\n" + "到10。百\n" * (8 * n) + "二、保障\n",
    "lines that end in a figure": lambda n: "一、任务\n" + "[从指标 2020年 2025年1\n" * (8 * n) + "二、保障\n",
    "a line of wide blanks": lambda n: "规划\n" + "供水　　" * (80 * n),
    "a list of contents": lambda n: (
        "规划\n目录\n"
        + "".join(f"第{k}章 供水……{k}\n" for k in range(1, 6 * n))
        + "".join(f"第{k}章 供水\n推进供水设施建设。\n" for k in range(1, 6 * n))
    ),
    "rows that are left open": lambda n: "| 指标 | 2020年 |\n" + "".join(f"| 供水{k} | {k}\n" for k in range(10 * n)),
    "digits that line ends part": lambda n: "一、任务\n供水能力达到" + "12\n34 " * (15 * n) + "万吨。\n",
    "brackets that nothing closes": lambda n: "一、任务\n建成泵站" + "（〔“" * (40 * n) + "12座。\n",
    "a paragraph of numbers on lines": lambda n: (
        "规划\n" + "".join(f"{k + 2000}. 供水工程{k}\n" for k in range(10 * n))
    ),
    "a number of many levels": lambda n: "规划\n" + ".".join(["1"] * (60 * n)) + " 供水\n",
    "numbers of many paragraphs": lambda n: "一、任务\n" + "".join(SENTENCE.format(k, k) + "\n" for k in range(n)),
}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, int]]]:
    """What each text is, at its size and at twice that, in a process of its own."""
    texts = [text(n) for text in TEXTS.values() for n in (30, 60)]
    command = [sys.executable, "-P", str(ROOT / "tests" / "work.py")]

    def count(folder: Path) -> None:
        with open(folder / "counted.json", "w") as file:
            subprocess.run(command, input=json.dumps(texts), stdout=file, text=True, check=True, cwd=ROOT)

    counted = json.loads((made_once(tmp_path_factory, "work", count) / "counted.json").read_text())
    return {name: counted[2 * n : 2 * n + 2] for n, name in enumerate(TEXTS)}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("kind", ["calls", "searched", "sliced"])
def test_twice_the_text_is_twice_the_work(work, name: str, kind: str) -> None:
    once, twice = work[name]
    assert once[kind] > 1000
    assert twice[kind] <= once[kind] * 2.2
