"""A PDF reads the same whatever fonts a machine has: none at all, or those that are installed.

PDFium looks for fonts in the folders that it is told at its start; a process of its own is started for each.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

PDFS = sorted(path for path in (ROOT / "tests/formats").rglob("*.pdf") if path.parent.name in ("agree", "cases"))
FONTS = [Path(folder) for folder in ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts")]
STARTED = """
import ctypes, hashlib, sys
import pypdfium2, pypdfium2.raw as raw

raw.FPDF_DestroyLibrary()
folders = (ctypes.c_char_p * 2)(sys.argv[2].encode(), None)
paths = ctypes.cast(folders, ctypes.POINTER(ctypes.POINTER(ctypes.c_char)))
raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=paths))
"""
READ = """
from extractor import ExtractionError, extract

for path in sys.argv[3:]:
    try:
        words = extract(path).to_json()
    except ExtractionError as error:
        words = str(error)
    print(hashlib.sha256(words if isinstance(words, bytes) else words.encode()).hexdigest())
"""
PLACES = """
document = pypdfium2.PdfDocument(sys.argv[3])
text = document[0].get_textpage()
print([text.get_charbox(n, loose=True) for n in range(text.count_chars())])
"""


def told(script: str, fonts: Path, files: list[Path]) -> list[str]:
    """What a process prints that finds its fonts in a folder and nowhere else."""
    command = [sys.executable, "-c", STARTED + script, "-", str(fonts), *map(str, files)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


def cjk_fonts() -> Path | None:
    """A folder with a font that has Chinese letters."""
    found = (font for folder in FONTS if folder.is_dir() for font in folder.rglob("*") if "CJK" in font.name)
    return next((font.parent for font in found if font.is_file()), None)


def test_every_pdf_reads_the_same_without_a_font_and_with_chinese_ones(tmp_path: Path) -> None:
    fonts = cjk_fonts()
    if fonts is None:
        pytest.skip("no Chinese font is installed")
    without, with_ = told(READ, tmp_path, PDFS), told(READ, fonts, PDFS)
    assert len(without) == len(PDFS) >= 20
    assert [path.name for path, a, b in zip(PDFS, without, with_, strict=True) if a != b] == []


def test_a_reading_that_asked_the_machine_for_fonts_would_not(tmp_path: Path) -> None:
    fonts = cjk_fonts()
    if fonts is None:
        pytest.skip("no Chinese font is installed")
    file = [ROOT / "tests/formats/agree/qingjiang_hrss_14fyp.pdf"]
    assert told(PLACES, tmp_path, file) != told(PLACES, fonts, file)
