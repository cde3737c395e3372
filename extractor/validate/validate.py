"""The stages in their order, from two paths to a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..models import Document
from ..models.validation import CheckedCell, Summary, ValidationReport, Verdict
from .align import align
from .alignment import Alignment, finish
from .check import check
from .conflicts import Conflicts
from .copies import Copies
from .facts import SourceFacts
from .layout import Block, find_blocks
from .load import load
from .mapping import Mapping
from .names import NameIndex
from .said import layout_in_words
from .workbook import InputError, Workbook


@dataclass(frozen=True, slots=True)
class Keyed:
    """One keyed file checked: the workbook as loaded and its report."""

    workbook: Workbook
    report: ValidationReport


@dataclass(frozen=True, slots=True)
class Help:
    """What the person may add: a mapping of columns, and other names of indicators by their key."""

    mapping: Mapping = field(default_factory=Mapping)
    synonyms: dict[str, str] = field(default_factory=dict)


def read_source(path: str) -> Document:
    """The source: any format that ``extract`` reads, or a document that it wrote.

    Raises:
        ExtractionError: it cannot be read; a .json file is none of ours (NOT_A_DOCUMENT) or too old (OUTDATED).
    """
    if path.lower().endswith(".json"):
        from ..export.documents import read

        return read(Path(path))
    from ..pipeline import extract

    return extract(path)


def validate(keyed: str, source: str, help_: Help | None = None) -> Keyed:
    """Check the table at ``keyed`` against the document at ``source``.

    Raises:
        InputError: the table cannot be used, or no indicator of the source is recognised in it.
        ExtractionError: the source cannot be read.
    """
    return validate_workbook(load(keyed), SourceFacts(read_source(source)), help_)


def validate_workbook(workbook: Workbook, facts: SourceFacts, help_: Help | None = None) -> Keyed:
    """Check a loaded table against the facts of a source. Raises InputError where nothing is recognised."""
    help_ = help_ or Help()
    if not facts.tables:
        raise InputError(f"原文 {facts.document.source.path} 中没有指标表，无从核对。")
    index = NameIndex(facts.rows, help_.synonyms)
    blocks: list[Block] = []
    ignored: list[str] = []
    copies = Copies(facts.document)
    for sheet in workbook.sheets:
        if table := copies.of(sheet):
            ignored.append(f"工作表“{sheet.name}”与原文的表 {table} 逐字一致（不是指标表）")
            continue
        found = find_blocks(sheet, index.knows, help_.mapping.of(sheet.name))
        blocks += found
        if not found and any(cell for row in sheet.rows for cell in row):
            ignored.append(f"工作表“{sheet.name or '（无名）'}”中没有认出原文的指标或表头，未核对")
    if not blocks:
        raise InputError(_nothing_recognised(workbook, facts, index))
    alignments = [align(block, facts, index) for block in blocks]
    finish(alignments)
    unplaced = [a for a in alignments if not a.tables]
    if len(unplaced) == len(alignments):
        raise InputError(_nothing_placed(workbook, alignments, facts, index))
    conflicts = Conflicts(facts.document, facts)
    cells = [cell for alignment in alignments for cell in check(alignment, facts, conflicts)]
    layout = [*workbook.notes, *(layout_in_words(alignment) for alignment in alignments)]
    notes = [*ignored, *(note for alignment in alignments for note in alignment.notes)]
    return Keyed(workbook, report_of(facts.document, workbook.path, layout, notes, cells))


def report_of(
    document: Document, keyed: str, layout: list[str], notes: list[str], cells: Sequence[CheckedCell]
) -> ValidationReport:
    """The report with its counts."""
    return ValidationReport(
        source=document.source.path, keyed=keyed, layout=layout, notes=notes,
        summary=summarise(cells), cells=list(cells),
    )  # fmt: skip


def summarise(cells: Iterable[CheckedCell]) -> Summary:
    """Counts over all cells."""
    cells = list(cells)
    by: Counter[Verdict] = Counter(cell.verdict for cell in cells)
    values = [cell for cell in cells if cell.field in ("value", "claim")]
    names = {cell.span.start if cell.span else cell.address for cell in cells if cell.field in ("name", "claim")}
    return Summary(
        cells=len(cells), indicators=len(names), values=len(values),
        confirmed=by["confirmed"] + by["confirmed_equal"], confirmed_equal=by["confirmed_equal"],
        differ=by["differs"], not_in_source=by["not_in_source"], missing_in_keyed=by["missing_in_keyed"],
        source_conflict=by["source_conflict"], undecided=by["undecided"],
    )  # fmt: skip


def _names_something(workbook: Workbook, index: NameIndex) -> bool:
    return any(index.knows(cell.text) for sheet in workbook.sheets for row in sheet.rows for cell in row)


def _nothing_recognised(workbook: Workbook, facts: SourceFacts, index: NameIndex) -> str:
    if _names_something(workbook, index):
        return f"录入表 {workbook.path} 中有原文的指标，但没有认出表头。请在第一行写明各列，或用 --map 指明。"
    return _another_document(workbook, facts)


def _another_document(workbook: Workbook, facts: SourceFacts) -> str:
    names = "、".join(row.indicator.name for row in facts.rows[:3]) + "……" * (len(facts.rows) > 3)
    advice = "请检查是否用错了文件，或用 --synonyms 给出别名"
    return f"录入表 {workbook.path} 中没有认出原文的任何指标（原文有：{names}）。{advice}。"


def _nothing_placed(workbook: Workbook, alignments: Sequence[Alignment], facts: SourceFacts, index: NameIndex) -> str:
    """Columns are named like the source's in many plans: where no name is the source's, they are not what is wrong."""
    if not _names_something(workbook, index):
        return _another_document(workbook, facts)
    headers = "、".join(c.header for a in alignments for c in a.block.columns if c.header) or "（没有表头）"
    wanted = "、".join(dict.fromkeys(c.header for t in facts.tables for c in t.columns))
    return f"没有认出录入表的数值列：表头为 {headers}，原文的列为 {wanted}。请用 --map 指明各列。"
