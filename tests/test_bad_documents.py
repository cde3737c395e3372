"""Packages and pages that are broken, locked, hostile or something else: a stable code and a plain sentence."""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import HANGS, ROOT, Command

from extractor import extract
from extractor.core.problems import FAILURES, ExtractionError
from extractor.leaves import unowned
from extractor.readers import archive, office, office_guard
from extractor.readers.pages.scans import ocr
from extractor.readers.sniff import sniff

pytestmark = pytest.mark.inside

CASES = ROOT / "tests/formats/cases"


def zipped(parts: dict[str, bytes]) -> bytes:
    """A package of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return stream.getvalue()


WORD = (CASES / "body_order.docx").read_bytes()
MAIN = "word/document.xml"
EXCEL = zipped({"xl/workbook.xml": b"<x/>"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def repacked(change: Callable[[str, bytes], bytes], data: bytes = WORD, extra: dict[str, bytes] | None = None) -> bytes:
    """The package with each part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: change(name, source.read(name)) for name in source.namelist()}
    return zipped(parts | (extra or {}))


def with_main(change: Callable[[bytes], bytes]) -> bytes:
    """The package with its main part changed."""
    return repacked(lambda name, part: change(part) if name == MAIN else part)


def codes(data: bytes) -> set[str]:
    """The codes of what is found in the bytes."""
    return {found.code for found in extract(data, name="x").diagnostics}


def fails(data: bytes, name: str = "") -> ExtractionError:
    """The failure of reading the bytes."""
    with pytest.raises(ExtractionError) as caught:
        extract(data, name=name or "x")
    assert caught.value.code in FAILURES
    assert caught.value.message.startswith(FAILURES[caught.value.code])
    return caught.value


class TestWord:
    def test_a_password_is_named(self) -> None:
        assert fails(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512)).code == "ENCRYPTED"
        locked = bytearray(WORD)
        for at in (n for n in range(len(locked)) if locked.startswith(b"PK\x01\x02", n)):
            locked[at + 8] |= 1
        assert fails(bytes(locked)).code == "ENCRYPTED"

    @pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
    def test_a_truncated_package_is_corrupted(self, share: float) -> None:
        assert fails(WORD[: int(len(WORD) * share)]).code == "CORRUPTED"

    def test_broken_xml_is_corrupted(self) -> None:
        assert fails(with_main(lambda part: part[:-40])).code == "CORRUPTED"
        assert fails(with_main(lambda part: part.replace(b"w:body", b"w:bodi"))).code == "CORRUPTED"
        assert fails(repacked(lambda name, part: b"" if name == "_rels/.rels" else part)).code == "CORRUPTED"

    def test_entities_and_external_references_are_refused_before_they_are_parsed(self) -> None:
        bomb = b'<!DOCTYPE x [<!ENTITY a "' + b"ha" * 50 + b'"><!ENTITY b "&a;&a;&a;&a;">]>'
        outside = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        for declared in (bomb, outside):
            error = fails(with_main(lambda part, d=declared: part.replace(b"?>", b"?>" + d, 1)))  # type: ignore[misc]
            assert (error.code, "DTD" in error.message) == ("CORRUPTED", True)

    @pytest.mark.parametrize("ahead", [b"<!--" + b"x" * 9000 + b"-->", b"<?p " + b"x" * 9000 + b"?>"])
    def test_a_declaration_far_down_is_refused_with_the_words_that_it_would_swallow(self, ahead: bytes) -> None:
        declared = b"?>" + ahead + '<!DOCTYPE x [<!ENTITY a "规划">]>'.encode()
        error = fails(with_main(lambda part: part.replace(b"?>", declared, 1).replace(b"<w:t>", b"<w:t>&a;", 1)))
        assert (error.code, "DTD" in error.message) == ("CORRUPTED", True)

    def test_a_part_that_swells_is_too_large(self) -> None:
        error = fails(
            with_main(lambda part: part.replace(b"</w:body>", b" " * (archive.RATIO_FROM + 1) + b"</w:body>"))
        )
        assert (error.code, "压缩比" in error.message) == ("TOO_LARGE", True)

    @pytest.mark.parametrize(("limit", "value"), [("MAX_PARTS", 3), ("MAX_PART", 1000), ("MAX_TOTAL", 2000)])
    def test_count_and_size_of_parts_are_limited(self, limit: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archive, limit, value)
        assert fails(WORD).code == "TOO_LARGE"

    @pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "word\\..\\..\\evil.xml"])
    def test_a_path_that_climbs_out_is_refused(self, name: str) -> None:
        error = fails(repacked(lambda _, part: part, extra={name: b"<x/>"}))
        assert (error.code, "越界" in error.message) == ("CORRUPTED", True)

    def test_tables_in_tables_without_end_are_refused(self) -> None:
        def nested(part: bytes) -> bytes:
            deep = b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p>" * 70 + b"</w:tc></w:tr></w:tbl>" * 70
            return part.replace(b"</w:body>", deep + b"</w:body>")

        assert fails(with_main(nested)).code == "TOO_LARGE"

    def test_a_main_part_of_another_name_is_found(self) -> None:
        def renamed(_: str, part: bytes) -> bytes:
            return part.replace(b"document.xml", b"document2.xml")

        with zipfile.ZipFile(io.BytesIO(repacked(renamed))) as source:
            parts = {name.replace("document.xml", "document2.xml"): source.read(name) for name in source.namelist()}
        assert extract(zipped(parts), name="x").text == extract(WORD, name="x").text

    def test_no_text_and_pictures_alone_are_told_apart(self) -> None:
        def only(inner: bytes) -> Callable[[bytes], bytes]:
            return lambda part: part[: part.index(b"<w:body>") + 8] + inner + b"</w:body></w:document>"

        picture = b'<w:p><w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r></w:p>'
        assert fails(with_main(only(b"<w:p/>"))).code == "EMPTY"
        assert fails(with_main(only(picture))).code == "NO_TEXT_LAYER"

    def test_a_link_is_never_followed(self) -> None:
        with socket.socket() as server:
            server.bind(("127.0.0.1", 0))
            server.listen()
            server.settimeout(0.2)
            target = f"http://127.0.0.1:{server.getsockname()[1]}/x"
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            link = "".join(
                f'<Relationship Id="rId9{n}" Type="{kind}/{what}" Target="{target}" TargetMode="External"/>'
                for n, what in enumerate(("image", "attachedTemplate", "footnotes", "styles"))
            )
            rels = "word/_rels/document.xml.rels"
            data = repacked(lambda n, p: p.replace(b"</Rel", link.encode() + b"</Rel") if n == rels else p)
            page = (
                f"<html><head><link href='{target}'></head><body><img src='{target}'><p>第一章 目标</p></body></html>"
            )
            assert extract(data).sections
            assert extract(page.encode()).sections
            with pytest.raises(TimeoutError):
                server.accept()

    def test_strict_documents_are_named(self) -> None:
        old = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        data = repacked(lambda n, p: p.replace(old, b"http://purl.oclc.org/ooxml/officeDocument/relationships"))
        error = fails(data)
        assert (error.code, "Strict" in error.message) == ("UNSUPPORTED_FORMAT", True)


OFD = (CASES / "template.ofd").read_bytes()


class TestOfd:
    def test_a_missing_or_broken_page_is_corrupted(self) -> None:
        page = "Doc_0/Pages/Page_1/Content.xml"
        with zipfile.ZipFile(io.BytesIO(OFD)) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        assert fails(zipped({name: part for name, part in parts.items() if name != page})).code == "CORRUPTED"
        assert fails(zipped(parts | {page: parts[page][:-30]})).code == "CORRUPTED"
        assert fails(zipped(parts | {page: b"<!DOCTYPE x []>" + parts[page].partition(b"?>")[2]})).code == "CORRUPTED"
        climbing = parts["Doc_0/Document.xml"].replace(b"Pages/Page_1", b"../../../../etc")
        assert fails(zipped(parts | {"Doc_0/Document.xml": climbing})).code == "CORRUPTED"
        none = parts["Doc_0/Document.xml"].replace(b"ofd:Page ", b"ofd:Leaf ")
        assert fails(zipped(parts | {"Doc_0/Document.xml": none})).code == "CORRUPTED"

    def test_pictures_alone_and_nothing_at_all_are_told_apart(self) -> None:
        def bare(objects: bytes) -> bytes:
            return repacked(
                lambda n, p: (
                    b'<Page xmlns="x"><Content><Layer>' + objects + b"</Layer></Content></Page>"
                    if "/Content.xml" in n
                    else p
                ),
                OFD,
            )

        assert fails(bare(b'<ImageObject Boundary="0 0 210 297"/>')).code == "NO_TEXT_LAYER"
        assert fails(bare(b"")).code == "EMPTY"
        letters = b"<AbbreviatedData>M 0 0 L 4 0 L 4 1 L 1 1 L 1 4 L 0 4 C</AbbreviatedData>"
        assert fails(bare(b'<PathObject Boundary="30 40 4 4">' + letters + b"</PathObject>")).code == "NO_TEXT_LAYER"
        line = b"<AbbreviatedData>M 0 0 L 90 0</AbbreviatedData>"
        assert fails(bare(b'<PathObject Boundary="30 40 90 1">' + line + b"</PathObject>")).code == "EMPTY"
        assert fails(bare(b"<PageBlock>" * 200 + b"</PageBlock>" * 200)).code == "TOO_LARGE"

    def test_distances_and_shapes_that_are_no_numbers_cost_only_themselves(self) -> None:
        path = (
            b'<ofd:PathObject Boundary="0"><ofd:AbbreviatedData>M 0 L 1e999 C C</ofd:AbbreviatedData></ofd:PathObject>'
        )

        def odd(name: str, part: bytes) -> bytes:
            if "/Content.xml" not in name:
                return part
            part = part.replace(b'DeltaX="', b'DeltaX="g 99999999999 1 g x ').replace(
                b' Size="5.6"', b' Size="5.6" HScale="?"'
            )
            return part.replace(b"</ofd:Layer>", path + b"</ofd:Layer>")

        assert "第一章发展基础" in "".join(extract(repacked(odd, OFD)).text.split())


class TestPages:
    def test_a_page_without_words_is_empty_and_one_of_pictures_says_so(self) -> None:
        assert fails(b"<html><body><p> </p></body></html>").code == "EMPTY"
        assert fails(b"<html><body><div><img src=a.png></div></body></html>").code == "NO_TEXT_LAYER"
        assert fails(b"<html><body><p>No Chinese here.</p></body></html>").code == "NOT_CHINESE"
        assert fails(b"<html>").code == "EMPTY"
        filled = "<div id=app></div><noscript>请启用脚本</noscript><script src=a.js></script>"
        assert "由脚本载入" in fails(f"<html><body>{filled}</body></html>".encode()).detail

    def test_elements_in_elements_without_end_are_read_or_refused(self) -> None:
        def deep(count: int) -> bytes:
            return ("<html><body>" + "<div>" * count + "第一章 目标" + "</div>" * count).encode()

        assert "第一章 目标" in extract(deep(1500)).text
        assert fails(deep(3000)).code == "TOO_LARGE"

    @pytest.mark.parametrize("given", [" a{}=1", " a{}", " a{}='>'", '/a{}="第一章"'])
    def test_a_tag_of_attributes_without_end_is_refused_and_one_long_one_is_not(self, given: str) -> None:
        def page(count: int) -> bytes:
            tag = "<p" + "".join(given.format(n) for n in range(count)) + ">"
            return f"<html><body>{tag}第一章 目标</p></body></html>".encode()

        assert "第一章 目标" in extract(page(900)).text
        assert fails(page(5000)).code == "TOO_LARGE"
        picture = f'<img alt="{"一 " * 9000}" src="data:image/png;base64,{"A1+/" * 20000}=">'
        assert "第一章" in extract(f"<html><body><p>第一章 目标</p>{picture}</body></html>".encode()).text

    @pytest.mark.parametrize("charset", ["undefined", "base64", "zlib_codec", "rot13", "idna", "no-such"])
    def test_a_charset_that_is_no_encoding_of_text_is_not_believed(self, charset: str) -> None:
        head = f"<html><head><meta charset={charset}></head><body><p>".encode()
        assert extract(head + "青江市规划".encode() + b"</p></body></html>", name="x").text == "青江市规划\n"
        assert fails(head + b"\xff\xfe\x81\x80" * 50 + b"</p></body></html>").code == "ENCODING_UNCERTAIN"

    def test_what_a_reader_leaves_out_of_a_page_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        rows = "<tr><td>指标</td><td>2025年</td></tr>单位：人<tr><td>就业</td><td>5</td></tr>"
        page = f"<html><body><p>青江市规划</p><table>{rows}</table></body></html>".encode()
        assert "WORDS_LOST" not in codes(page)
        monkeypatch.setattr("extractor.readers.html.tables._Scan._words", lambda self, text: None)
        assert "WORDS_LOST" in codes(page)

    def test_spans_beyond_reason_cost_nothing(self) -> None:
        cell = "<td rowspan=65000 colspan=1000>第一章</td>"
        wide = "<td rowspan=200 colspan=200>目标</td>"
        row = f"<tr>{cell * 30}{wide * 30}</tr>"
        page = f"<html><body><p>前言</p><table>{row * 30}</table></body></html>".encode()
        read = extract(page)
        assert read.text.count("目标") == 900
        assert max(len(table.columns) for table in read.tables) < 100_000

    def test_cells_that_reach_to_the_end_do_not_push_all_rows_to_the_right(self) -> None:
        row = "<tr>" + "<td rowspan=0>目标</td>" * 20
        read = extract(f"<html><body><p>前言</p><table>{row * 60}</table></body></html>".encode())
        assert read.text.count("目标") == 1200
        assert max(len(table.columns) for table in read.tables) < 200

    def test_parts_of_parts_without_end_are_refused(self) -> None:
        nested = b"".join(b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
        assert fails(b"MIME-Version: 1.0\n" + nested).code == "TOO_LARGE"

    def test_an_archive_without_a_page_is_corrupted(self) -> None:
        head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
        assert fails(head + b"--x\r\nContent-Type: image/png\r\n\r\nabc\r\n--x--\r\n").code == "CORRUPTED"


class TestOtherFormats:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (OLE + "Workbook".encode("utf-16-le"), "Excel 97–2003"),
            (OLE, "OLE"),
            (b"Rar!\x1a\x07\0" + bytes(40), "rar"),
            (
                repacked(lambda n, p: p, extra={"xl/workbook.xml": b"<x/>"}).replace(
                    MAIN.encode(), b"word/documenx.xml"
                ),
                "Excel",
            ),
            (b"\x7fELF\x02\x01\x01\0" + bytes(500), "可执行"),
        ],
    )
    def test_what_it_is_is_named(self, data: bytes, said: str) -> None:
        error = fails(data)
        assert error.code == "UNSUPPORTED_FORMAT"
        assert said in error.message

    @pytest.mark.parametrize(
        ("name", "kind"),
        [("html_inside.doc", "html"), ("archive.mht", "mht"), ("macros.docm", "docx"), ("pipes.md", "text")],
    )
    def test_the_content_decides_and_not_the_suffix(self, name: str, kind: str) -> None:
        data = (CASES / name).read_bytes()
        for suffix in ("", ".pdf", ".txt"):
            assert sniff(data, suffix) == kind

    def test_a_word_document_called_txt_is_read(self, command: Command) -> None:
        command.write("plan.txt", WORD)
        assert command("plan.txt").returncode == 0
        assert b"docx/2" in command.written()["plan.json"]


RTF = (ROOT / "tests/formats/office/plan.rtf").read_bytes()


class TestOffice:
    """LibreOffice, played by a script of a few lines; the last test asks the real one where there is one."""

    @pytest.fixture
    def program(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
        def install(script: str) -> None:
            folder = tmp_path / "bin"
            folder.mkdir(exist_ok=True)
            (folder / "soffice").write_text(f"#!{sys.executable}\nimport os, shutil, sys, time\n{script}\n")
            (folder / "soffice").chmod(0o755)
            monkeypatch.setenv("PATH", str(folder))

        return install

    def test_without_it_the_failure_names_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        error = fails(RTF)
        assert (error.code, "LibreOffice" in error.message) == ("NOT_INSTALLED", True)

    def test_it_converts_in_a_profile_of_its_own_and_leaves_nothing(
        self, program: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        program(
            "assert 'DisableMacrosExecution' in open('profile/user/registrymodifications.xcu').read()\n"
            "assert '--headless' in sys.argv\n"
            "out = sys.argv[sys.argv.index('--outdir') + 1]\nos.makedirs(out)\n"
            f"shutil.copy({str(CASES / 'body_order.docx')!r}, out + '/plan.docx')"
        )
        read = extract(RTF, name="x")
        assert [s.heading for s in read.sections] == ["主要目标", "保障措施"]
        assert read.source.ingester == "office/1 LibreOffice, docx/2"
        assert read.source.media_type == "application/rtf"
        assert [path.name for path in tmp_path.iterdir()] == ["bin"]

    def test_a_file_that_it_cannot_open_is_corrupted(self, program: Callable[[str], None]) -> None:
        program("sys.exit(1)")
        assert fails(RTF).code == "CORRUPTED"

    def test_one_that_hangs_is_ended_with_its_children(
        self, program: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(office, "LIMIT", 1)
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        pid = tmp_path / "pid"
        program(f"os.fork()\nopen({str(pid)!r}, 'a').write(f'{{os.getpid()}} ')\ntime.sleep(600)")
        assert fails(RTF).code == "TIMEOUT"
        for number in pid.read_text().split():
            with pytest.raises(ProcessLookupError):
                _wait_for_end(int(number))
        assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "pid"]

    @pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
    def test_a_reader_that_is_ended_takes_it_along_with_its_folder(
        self, program: Callable[[str], None], tmp_path: Path, number: signal.Signals
    ) -> None:
        pid = tmp_path / "pid"
        program(f"open({str(pid)!r}, 'w').write(f'{{os.getpid()}} {{os.getcwd()}}')\ntime.sleep(600)")
        (tmp_path / "plan.rtf").write_bytes(RTF)
        code = f"from extractor import extract; extract({str(tmp_path / 'plan.rtf')!r})"
        reader = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.DEVNULL)
        for _ in range(20 * HANGS):
            if pid.exists() and len(pid.read_text().split()) == 2:
                break
            threading.Event().wait(0.05)
        reader.send_signal(number)
        reader.wait()
        child, folder = pid.read_text().split()
        with pytest.raises(ProcessLookupError):
            _wait_for_end(int(child))
        for _ in range(20 * HANGS):
            if not Path(folder).exists():
                break
            threading.Event().wait(0.05)
        assert not Path(folder).exists()

    @pytest.mark.parametrize(("command", "said"), [(["true"], "0"), (["sleep", "600"], "124"), (["no-such"], "126")])
    def test_the_guard_stays_until_the_reader_lets_go(self, tmp_path: Path, command: list[str], said: str) -> None:
        folder = tmp_path / "conversion"
        folder.mkdir()
        guard = subprocess.Popen(
            [sys.executable, "-I", "-S", office_guard.__file__, str(folder), "0.2", *command],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        assert guard.stdout is not None
        assert guard.stdout.readline() == f"{said}\n"
        assert folder.exists()
        guard.communicate(timeout=HANGS)
        assert not folder.exists()

    def test_a_password_is_named_without_asking_it(self, program: Callable[[str], None]) -> None:
        program("raise SystemExit(9)")
        header = bytearray(512)
        header[:2], header[10:12] = b"\xec\xa5", (0x0100).to_bytes(2, "little")
        assert fails(OLE + bytes(header) + "WordDocument".encode("utf-16-le")).code == "ENCRYPTED"

    @pytest.mark.skipif(office.find_program() is None, reason="LibreOffice is not on this machine")
    def test_the_real_one_reads_rtf(self) -> None:
        read = extract(RTF, name="x")
        assert [s.heading for s in read.sections] == ["发展基础", "主要目标"]
        assert [i.name for i in read.indicators] == ["城镇新增就业", "参保率"]


def _wait_for_end(pid: int) -> None:
    ended = threading.Event()
    for _ in range(100):
        os.kill(pid, 0)
        ended.wait(0.05)


def broken(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """The samples cut, sprinkled and spliced; and packages whose main part is."""
    chance = random.Random(seed)
    paths = [path for path in sorted(CASES.iterdir()) if path.suffix != ".expected"]
    for n in range(count):
        path = chance.choice(paths)
        data = path.read_bytes()
        if n % 3 == 0 and data.startswith(b"PK"):
            yield path.name, repacked(lambda name, part: _hurt(part, chance) if name == MAIN else part, data)
        else:
            yield path.name, _hurt(data, chance)


def _hurt(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    at = chance.randrange(len(out))
    match chance.randrange(4):
        case 0:
            return bytes(out[:at])
        case 1:
            for _ in range(chance.randrange(1, 30)):
                out[chance.randrange(len(out))] = chance.randrange(256)
        case 2:
            del out[at : at + chance.randrange(1, 400)]
        case _:
            out[at:at] = out[chance.randrange(len(out)) :][: chance.randrange(1, 600)]
    return bytes(out)


def test_any_damage_gives_a_sound_document_or_a_coded_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        ocr, "installed", lambda: False
    )  # what it makes of a page is asked elsewhere, at seconds a page
    codes = []
    for name, data in broken(20210816, 150):
        try:
            read = extract(data, name="x")
        except ExtractionError as error:
            codes.append(error.code)
        else:
            assert unowned(read) == ([], []), name
    assert len(codes) < 100
    assert {"CORRUPTED", "EMPTY"} <= set(codes) <= set(FAILURES)


class TestDoctor:
    def test_it_names_every_format_and_what_is_missing(self, command: Command, tmp_path: Path) -> None:
        done = command("doctor", env={"PATH": str(tmp_path)})
        assert done.returncode == 0
        assert ".docx" in done.stdout
        assert "不可读：没有 LibreOffice" in done.stdout
        assert "apt-get install libreoffice-writer-nogui" in done.stdout
        assert "http" not in done.stdout

    def test_nothing_is_suggested_where_nothing_is_missing(self, command: Command, tmp_path: Path) -> None:
        program = tmp_path / "soffice"
        program.write_text("")
        program.chmod(0o755)
        lines = command("doctor", env={"PATH": f"{tmp_path}"}).stdout.splitlines()
        assert not [line for line in lines if "LibreOffice" in line]

    def test_a_folder_is_searched_for_every_format(self, command: Command) -> None:
        for name in ("merged_cells.docx", "merged_cells.html", "archive.mht", "pipes.md"):
            shutil.copy(CASES / name, command.folder)
        (command.folder / "picture.xyz").write_bytes(b"?")
        done = command(".")
        assert done.stdout.endswith("4 read, 4 written, 0 failed\n")
