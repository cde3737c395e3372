"""Old Word, WPS, RTF and OpenDocument files: through LibreOffice to .docx, then as any Word document.

LibreOffice runs without a window, with a profile of its own that is thrown away, in which macros are
off and links are not followed; it is ended after ``LIMIT`` seconds, or when its reader ends (``office_guard``).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from ..core.problems import ExtractionError
from ..core.source import Source
from . import docx, office_guard
from .sniff import sniff

INGESTER = "office/1 LibreOffice"
PROGRAMS = ("soffice", "libreoffice")
LIMIT = 120
"""Seconds for one conversion."""

_KINDS = {
    "doc": (".doc", "application/msword"),
    "rtf": (".rtf", "application/rtf"),
    "odt": (".odt", "application/vnd.oasis.opendocument.text"),
    "wordml": (".xml", "application/xml"),
}
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501  the file's own form
_FIB, _LOCKED = b"\xec\xa5", 0x0100
"""The first bytes of a Word stream, and its flag for a password (MS-DOC, 2.5.1)."""


def read(data: bytes, suffix: str) -> Source:
    """The text of an office document.

    Raises:
        ExtractionError: NOT_INSTALLED, ENCRYPTED, TIMEOUT, CORRUPTED; and as ``docx.read``.
    """
    ending, media_type = _KINDS[sniff(data, suffix)]
    if ending == ".doc" and _has_password(data):
        raise ExtractionError("ENCRYPTED")
    program = find_program()
    if program is None:
        raise ExtractionError("NOT_INSTALLED", "此格式要用 LibreOffice 打开")
    with tempfile.TemporaryDirectory(prefix="extract-") as folder:
        source = docx.read(_converted(program, data, ending, Path(folder)), ".docx")
    return replace(source, ingester=f"{INGESTER}, {source.ingester}", media_type=media_type)


def find_program() -> str | None:
    """LibreOffice on this machine."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def _has_password(data: bytes) -> bool:
    for at in range(512, len(data) - 12, 512):
        if data.startswith(_FIB, at):
            return bool(int.from_bytes(data[at + 10 : at + 12], "little") & _LOCKED)
    return False


def _converted(program: str, data: bytes, ending: str, folder: Path) -> bytes:
    (folder / f"plan{ending}").write_bytes(data)
    settings = folder / "profile/user/registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(folder / f"plan{ending}"),
    ]  # fmt: skip
    guard = [sys.executable, "-I", "-S", office_guard.__file__, str(folder), str(LIMIT), *command]
    process = subprocess.Popen(
        guard, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    result = folder / "out/plan.docx"
    try:
        status = process.stdout.readline().strip()
        converted = result.read_bytes() if result.is_file() else None
    finally:  # the guard ends LibreOffice and its folder when its input closes, however this process goes
        process.stdin.close()
        process.wait()
        process.stdout.close()
    if status == b"%d" % office_guard.LATE:
        raise ExtractionError("TIMEOUT", f"LibreOffice 在 {LIMIT} 秒内没有转换完")
    if status == b"%d" % office_guard.UNSTARTED:
        raise ExtractionError("NOT_INSTALLED", "LibreOffice 无法启动")
    if converted is None:
        raise ExtractionError("CORRUPTED", "LibreOffice 打不开此文件")
    return converted
