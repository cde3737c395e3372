"""Each published code: said somewhere in the program, and raised by the smallest input that does."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import PLAN, ROOT
from test_tables_cut_by_pages import a_cell_a_line

from extractor import Document, ExtractionError, extract
from extractor.checks import CHECKS
from extractor.cli import main
from extractor.core.problems import COMPARISONS, FAILURES, FINDINGS, NOTES

ALL = (*FINDINGS, *FAILURES, *NOTES, *COMPARISONS)
CASES = ROOT / "tests/formats"
SHORT = "青江市规划\n一、目标\n加强领导。\n"
HEAD = "青江市规划\n一、目标\n指标\t2020年\t2025年\n"
PATCH = pytest.MonkeyPatch


def test_each_code_is_said() -> None:
    files = [p for p in (ROOT / "extractor").rglob("*.py") if p.name != "problems.py"]
    said = {word for p in files for word in re.findall(r"[A-Z]+(?:_[A-Z]+)*", p.read_text("utf-8"))}
    assert {*ALL} - said == {"PART_FAILED"}, "which has a function of its own in problems"


# -- findings ---------------------------------------------------------------------------------


def page(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    return f"<html><head>{head}</head><body><p>青江市就业规划，一、目标。</p>{body}</body></html>".encode(
        "utf-8", "surrogateescape"
    )


def word(name: str) -> bytes:
    return (CASES / "cases" / name).read_bytes()


def pdf(name: bytes = b"STSong-Light", more: bytes = b"") -> bytes:
    """A page of one line in a font of this name, written by hand."""
    from tests.test_pdf import bare, line

    return bare(line("就业更加充分，社会保障更加健全。") + more).replace(b"STSong-Light", name)


def annotated() -> bytes:
    words = "新建社区食堂二百个".encode("utf-16-be").hex().encode()
    note = b"/Annots[<</Type/Annot/Subtype/FreeText/Rect[60 640 460 670]/Contents<FEFF%b>>>]/Contents 11" % words
    return pdf().replace(b"/Contents 11", note)


def unmeasured() -> bytes:
    fonts = b"<</Font<</F 3 0 R/T<</Type/Font/Subtype/TrueType/BaseFont/SongLatin>>>>>>"
    return pdf(more=b" BT /T 12 Tf 80 600 Td <3230323520> Tj ET").replace(b"<</Font<</F 3 0 R>>>>", fonts)


def scanned() -> bytes:
    """A picture of a blank page."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(out, "PNG")
    return out.getvalue()


FOUND: dict[str, Callable[[], bytes]] = {
    **{example.code: example.shows.encode for check in CHECKS for example in check.examples},
    "ENCODING_UNCERTAIN": lambda: "青江市规划的\n社区服务覆盖45%左右\n".encode().decode("gb18030").encode(),
    "CHARSET_DIFFERS": lambda: page("", '<meta charset="gb2312">'),
    "HIDDEN_TEXT": lambda: page('<p style="display:none">看不见的字</p>'),
    "FONT_UNMEASURED": unmeasured,
    "ANNOTATIONS_UNREAD": annotated,
    "WATERMARK": lambda: word("watermarks.pdf"),
    "PICTURES_UNREAD": lambda: page('<img src="a.png" width="600" height="400">'),
    "TABLE_NESTED": lambda: word("nested_tables.docx"),
    "HEADING_GAP": lambda: "规划\n一、目标\n加强领导。\n三、保障\n加强领导。\n".encode(),
    "RADICAL_CHARACTERS": lambda: "青石市养⽼规划\n一、目标\n".encode(),
    "TRADITIONAL_CHARACTERS": lambda: "青石市養老服務發展規劃\n一、目標\n".encode(),
    "ROW_MISFIT": lambda: (HEAD + "床位（张）\t5\t6\n机构（家）\t7\t8\t9\n人员（人）\t7\t8\n").encode(),
    "CELL_UNREAD": lambda: (HEAD + "床位（张）\t5\t六到8成\n机构（家）\t7\t8\n人员（人）\t7\t8\n").encode(),
    "CELLS_MERGED": lambda: "指标\t2020年\t年均/累计\n就业（万人）\t5\t1.5 > [6]\n".encode(),
    "UNIT_IN_CELL": lambda: (HEAD + "产值（亿元）\t5\t6%\n机构（家）\t7\t8\n").encode(),
    "PAGE_IN_ROW": lambda: a_cell_a_line({33: "3"}).encode(),
    "MARK_UNDEFINED": lambda: (HEAD + "床位（张）\t〔5〕\t〔6〕\n机构（家）\t7\t8\n").encode(),
    "COLUMN_UNSURE": lambda: (
        "海安市供水“十四五”规划\n\n指标\t2022年\t2025年\n泵站（座）\t5\t6\n水厂（个）\t7\t8\n".encode()
    ),
    "TABLE_UNREAD": lambda: "）|||-|-||张|5\n6\n3|0|6".encode(),
    "NO_HEADINGS": lambda: "规划\n加强领导。\n".encode(),
}
"""Each finding that bytes alone raise."""


def told(document: Document) -> list[str]:
    return [found.code for found in document.diagnostics]


def read(data: bytes, **options: Any) -> list[str]:
    return told(extract(data, **options))


# -- all codes --------------------------------------------------------------------------------

Scene = Callable[[Path, PATCH], list[str]]
"""What raises a code, given a folder of its own: all codes that came of it."""
RAISED: dict[str, Scene] = {}


def raises(code: str) -> Callable[[Scene], Scene]:
    def keep(scene: Scene) -> Scene:
        RAISED[code] = scene
        return scene

    return keep


def ends(call: Callable[[], object]) -> list[str]:
    """The code under which a call ends."""
    with pytest.raises(ExtractionError) as caught:
        call()
    assert caught.value.message.startswith(FAILURES[caught.value.code])
    return [caught.value.code]


def ends_reading(data: bytes, **options: Any) -> Scene:
    return lambda *_: ends(lambda: extract(data, **options))


@raises("WORDS_LOST")
def _(folder: Path, patch: PATCH) -> list[str]:
    from extractor.readers.linear import Linear

    sound = Linear.text
    patch.setattr(Linear, "text", lambda self, words: sound(self, words.replace("就业", "")))
    return read(page(""))


@raises("PAGES_UNREAD")
def _(folder: Path, patch: PATCH) -> list[str]:
    from extractor.readers.pages.pdfium import reader as pdfium
    from extractor.readers.pages.scans import ocr
    from extractor.readers.pages.shapes import Page
    from tests.test_pdf import _with_words, bare

    patch.setattr(ocr, "installed", lambda: False)
    pages = [Page(1, 595, 842), Page(2, 595, 842, pictured=True)]
    patch.setattr(pdfium, "read_page", lambda document, number: _with_words(pages[number - 1]))
    return read(bare(b"", b""))


def recognised(patch: PATCH, score: float) -> list[str]:
    from extractor.readers.pages.scans import ocr
    from extractor.readers.pages.shapes import Glyph

    pytest.importorskip("PIL")
    words = enumerate("城镇登记失业率控制在百分之五以内。")
    glyphs = [Glyph(c, 80 + 20 * n, 80, 100 + 20 * n, 100, 20, score=score) for n, c in words]
    patch.setattr(ocr, "installed", lambda: True)
    patch.setattr(ocr, "read_lines", lambda picture: ocr.Reading([glyphs]))
    return read(scanned())


@raises("READ_BY_OCR")
def _(folder: Path, patch: PATCH) -> list[str]:
    return recognised(patch, 0.99)


@raises("OCR_UNCERTAIN")
def _(folder: Path, patch: PATCH) -> list[str]:
    return recognised(patch, 0.2)


@raises("REVIEW_STALE")
def _(folder: Path, patch: PATCH) -> list[str]:
    from tests.test_review import decision, empty, node

    review = empty().decided(decision(node("observation", "3.25"), value="3.10"))  # type: ignore[no-untyped-call]
    return read(SHORT.encode(), review=review)


@raises("PART_FAILED")
def _(folder: Path, patch: PATCH) -> list[str]:
    def broken(*_: object) -> None:
        raise KeyError("injected")

    patch.setattr("extractor.statements.stage.find_in", broken)
    return read("规划\n一、目标\n到2025年，新增床位5000张。\n".encode())


@raises("CONSERVATION")
def _(folder: Path, patch: PATCH) -> list[str]:
    from extractor.assemble.nodes import Assembler

    sound = Assembler.sections

    def careless(self: Assembler, root: Any) -> Any:
        made = sound(self, root)
        del self.leaves[-1]
        return made

    patch.setattr(Assembler, "sections", careless)
    return read(SHORT.encode())


@raises("NOT_CHINESE")
def _(folder: Path, patch: PATCH) -> list[str]:
    english = b"A plan without a word of Chinese in it.\n" * 20
    return [*ends(lambda: extract(english)), *read(english, any_language=True)]


RAISED |= {
    "ENCODING_UNCERTAIN": ends_reading(page("\udcff\udcfe\udc81\udc80" * 50)),
    "UNSUPPORTED_FORMAT": ends_reading(bytes(range(256)) * 20),
    "EMPTY": ends_reading(b""),
    "CORRUPTED": ends_reading(b"%PDF-1.7\n" + bytes(4000)),
    "ENCRYPTED": ends_reading((CASES / "bad/locked.pdf").read_bytes()),
    "NO_TEXT_LAYER": ends_reading(b"<html><body><img src='a.png'></body></html>"),
    "TOO_LARGE": ends_reading(page("<div>" * 3000)),
    "ALREADY_EXTRACTED": lambda *_: ends(lambda: extract(extract(SHORT.encode()).to_json())),
    "NOT_FOUND": lambda folder, _: ends(lambda: reading(folder / "none.txt")),
    "UNREADABLE": lambda folder, _: ends(lambda: extract(folder)),
}


def reading(path: Path) -> object:
    from extractor.cli import reading

    return reading.read(str(path))


RTF = rb"{\rtf1\ansi 1}"


def office(script: str) -> Scene:
    """What becomes of an .rtf where LibreOffice is this script."""

    def scene(folder: Path, patch: PATCH) -> list[str]:
        from extractor.readers import office

        patch.setenv("PATH", str(folder))
        patch.setattr(office, "LIMIT", 0.2)
        if script:
            (folder / "soffice").write_text(f"#!{sys.executable}\n{script}\n")
            (folder / "soffice").chmod(0o755)
        return ends(lambda: extract(RTF))

    return scene


RAISED |= {"NOT_INSTALLED": office(""), "TIMEOUT": office("import time\ntime.sleep(600)")}


@raises("CHANGING")
def _(folder: Path, patch: PATCH) -> list[str]:
    from extractor.cli import reading

    path = folder / "plan.txt"
    path.write_text(PLAN, "utf-8")
    fstat = os.fstat

    def growing(number: int) -> os.stat_result:
        about = fstat(number)
        with path.open("a") as file:
            file.write("x")
        return about

    patch.setattr("extractor.cli.reading.os.fstat", growing)
    return ends(lambda: reading.read(str(path)))


@raises("INTERNAL")
def _(folder: Path, patch: PATCH) -> list[str]:
    import extractor.pipeline
    from extractor.cli.work import Task, process

    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    patch.setattr(extractor.pipeline, "extract", broken)
    (folder / "plan.txt").write_text(PLAN, "utf-8")
    record = process(Task(0, str(folder / "plan.txt"), "plan", "plan", str(folder)), "x")
    return [record.code or ""] if record is not None else []


# -- of the command ---------------------------------------------------------------------------


def said(*words: str | Path) -> list[str]:
    """The codes that the command prints."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        assert main([*map(str, words)]) != 0
    return re.findall(r"\b[A-Z]+(?:_[A-Z]+)*\b", out.getvalue())


def made(folder: Path, text: str = PLAN, name: str = "plan") -> Path:
    """A JSON as a run writes it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_bytes(extract(text.encode(), name=name).to_json())
    return path


def changed(folder: Path, **fields: Any) -> Path:
    path = made(folder)
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **fields}), "utf-8")
    return path


@raises("STORE_UNREACHABLE")
def _(folder: Path, patch: PATCH) -> list[str]:
    fsspec = pytest.importorskip("fsspec")
    memory = pytest.importorskip("fsspec.implementations.memory")

    class Lost(memory.MemoryFileSystem):  # type: ignore[name-defined,misc]
        protocol = "lost"
        cachable = False

        def find(self, *_: Any, **__: Any) -> Any:
            raise ConnectionError("no route to host")

        info = ls = find

    fsspec.register_implementation("lost", Lost, clobber=True)
    return said("lost://in", "-o", folder / "out")


@raises("OUTPUT_UNWRITABLE")
def _(folder: Path, patch: PATCH) -> list[str]:
    (folder / "plan.txt").write_text(PLAN, "utf-8")
    (folder / "file").write_text("")
    return said(folder / "plan.txt", "-o", folder / "file/out")


@raises("OUTPUT_BUSY")
def _(folder: Path, patch: PATCH) -> list[str]:
    from extractor.cli import lock

    patch.setattr(lock, "PATIENCE", 0)
    held = lock.lock(str(folder / "lock"))
    try:
        return ends(lambda: lock.lock(str(folder / "lock")))
    finally:
        os.close(held)


@raises("REVIEW_BUSY")
def _(folder: Path, patch: PATCH) -> list[str]:
    from extractor.cli import lock, review

    patch.setattr(lock, "PATIENCE", 0)
    held = lock.lock(str(folder / review.LOCK))
    try:
        return ends(lambda: review._serve(None, SimpleNamespace(output=str(folder))))  # type: ignore[arg-type]
    finally:
        os.close(held)


@raises("REVIEW_UNREADABLE")
def _(folder: Path, patch: PATCH) -> list[str]:
    from extractor.decisions.store import parse

    return ends(lambda: parse(b"{", "plan.review.json"))


def exporting(target: str, code: str = "") -> Scene:
    return lambda folder, _: said("export", made(folder / "in"), "--to", folder / target)


RAISED |= {
    "NOT_A_DOCUMENT": lambda folder, _: said("export", changed(folder, tables=5), "--to", folder / "t.jsonl"),
    "OUTDATED": lambda folder, _: said("export", changed(folder, schema_version="0.1.0"), "--to", folder / "t.jsonl"),
    "EXPORT_FORMAT": exporting("t.table"),
    "EXPORT_NOTHING": lambda folder, _: said("export", folder, "--to", folder / "t.jsonl"),
}


@raises("EXPORT_OCCUPIED")
def _(folder: Path, patch: PATCH) -> list[str]:
    path = made(folder / "in")
    return said("export", path, "--to", folder / "in", "-f", "csv")


@raises("EXPORT_TWICE")
def _(folder: Path, patch: PATCH) -> list[str]:
    return said("export", made(folder / "a"), made(folder / "b", SHORT), "--to", folder / "t.jsonl")


@raises("EXTRA_MISSING")
def _(folder: Path, patch: PATCH) -> list[str]:
    patch.delitem(sys.modules, "extractor.export.arrow", raising=False)
    patch.setitem(sys.modules, "pyarrow", None)
    return said("export", made(folder / "in"), "--to", folder / "t.parquet")


@raises("EXPORT_VALUE")
def _(folder: Path, patch: PATCH) -> list[str]:
    pytest.importorskip("pyarrow")
    path = made(folder / "in", PLAN.replace("3.2\t", "0.1234567890123\t"))
    return said("export", path, "--to", folder / "t.parquet")


@raises("EXPORT_NO_TABLES")
def _(folder: Path, patch: PATCH) -> list[str]:
    from extractor.export.book import rendered

    document = extract(SHORT.encode(), name="plan")
    return ends(lambda: rendered([document], str(folder / "t.csv"), "printed"))


@raises("EXPORT_TOO_LARGE")
def _(folder: Path, patch: PATCH) -> list[str]:
    pytest.importorskip("pyarrow")
    pytest.importorskip("xlsxwriter")
    from extractor.export import workbook

    patch.setattr(workbook, "MOST_ROWS", 2)
    return said("export", made(folder / "in"), "--to", folder / "t.xlsx")


@raises("STORE_UNREADABLE")
def _(folder: Path, patch: PATCH) -> list[str]:
    pytest.importorskip("duckdb")
    (folder / "t.duckdb").write_text("no database " * 1000)
    return said("export", made(folder / "in"), "--to", folder / "t.duckdb")


@raises("STORE_LOCKED")
def _(folder: Path, patch: PATCH) -> list[str]:
    duckdb = pytest.importorskip("duckdb")

    def held(_: str) -> None:
        raise duckdb.IOException("Could not set lock on file")

    (folder / "t.duckdb").write_bytes(b"")
    patch.setattr(duckdb, "connect", held)
    return said("export", made(folder / "in"), "--to", folder / "t.duckdb")


def served(state: str | None, word: str = "") -> Scene:
    """What an answer of the database server is for a user; what servers really answer is asked of one elsewhere."""

    def scene(folder: Path, patch: PATCH) -> list[str]:
        store = pytest.importorskip("extractor.export.postgres_store")
        return [store._refusal(word) if word else store._code(SimpleNamespace(sqlstate=state))]

    return scene


RAISED |= {
    "SERVER_UNREACHABLE": served(None),
    "SERVER_REFUSED": served(None, 'FATAL:  password authentication failed for user "x"'),
    "SERVER_RIGHTS": served("42501"),
    "SERVER_FAILED": served("22021"),
    "EXPORT_KEYS": served("23503"),
}


@raises("FONT_MISSING")
def _(folder: Path, patch: PATCH) -> list[str]:
    from extractor.compare import fonts

    patch.setattr(fonts, "installed", lambda: None)
    return ends(fonts.required)


def planned(folder: Path, line: Callable[[str], str]) -> list[str]:
    """What a run says of a record of the one before it."""
    (folder / "plan.txt").write_text(PLAN, "utf-8")
    words = [str(folder / "plan.txt"), "-o", str(folder / "out"), "-j", "1"]
    assert main(words) == 0
    log = folder / "out/run.jsonl"
    log.write_text(line(log.read_text("utf-8")), "utf-8")
    err = io.StringIO()
    with redirect_stderr(err):
        assert main(words) == 0
    return [code for code, sentence in NOTES.items() if sentence in err.getvalue()]


RAISED |= {
    "OLDER_SCHEMA": lambda folder, _: planned(folder, lambda t: re.sub(r'("schema": ?)"[^"]*"', r'\1"0.9.0"', t)),
    "OLDER_RULES": lambda folder, _: planned(folder, lambda t: re.sub(r'("rules": ?)"[^"]*"', r'\1"0"', t)),
    "LOG_UNREADABLE": lambda folder, _: planned(folder, lambda t: "{garbage\n" + t),
}


def compared_with(**figures: str) -> Scene:
    def scene(folder: Path, patch: PATCH) -> list[str]:
        from tests.test_compare import ELDER, codes, review, younger

        return codes(younger() if "insured" in figures else ELDER, review(**figures))

    return scene


RAISED |= {
    "BASE_DIFFERS": compared_with(insured="277.16"),
    "TARGET_DIFFERS": compared_with(target="95"),
    "BASE_ROUNDED": compared_with(insured="277.1"),
}


@pytest.mark.parametrize("code", FINDINGS)
def test_each_finding_is_raised(code: str, tmp_path: Path, monkeypatch: PATCH) -> None:
    assert code in (read(FOUND[code]()) if code in FOUND else RAISED[code](tmp_path, monkeypatch))


@pytest.mark.parametrize("code", [*FAILURES, *NOTES, *COMPARISONS])
def test_each_other_code_is_raised(code: str, tmp_path: Path, monkeypatch: PATCH) -> None:
    assert code in RAISED[code](tmp_path, monkeypatch)
