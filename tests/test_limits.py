"""Each worker has so much memory and so much time; what wants more costs itself, under a code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PLAN, ROOT, Command

from extractor.cli import limits
from extractor.core.problems import ExtractionError

linux = pytest.mark.skipif(sys.platform != "linux", reason="the system keeps this limit on Linux")


@linux
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_document_beyond_the_limit_is_too_large_and_the_others_are_written(command: Command, jobs: str) -> None:
    command.write("a.txt")
    command.write("b.txt", PLAN.encode() + b"\n" * 190_000_000)
    command.write("c.txt")
    done = command("a.txt", "b.txt", "c.txt", "--memory", "300M", "-j", jobs)
    assert done.returncode == 1
    assert [(line["status"], line["code"]) for line in command.log()] == [
        ("ok", None), ("failed", "TOO_LARGE"), ("ok", None)
    ]  # fmt: skip
    assert "内存超过 300 MiB" in done.stdout
    assert set(command.written()) == {"a.json", "c.json"}


@linux
def test_a_worker_that_crashes_at_its_limit_is_told_from_one_that_crashes() -> None:
    child = "import os, signal; block = bytearray({} << 20); os.kill(os.getpid(), signal.SIGSEGV)"
    subprocess.run([sys.executable, "-c", child.format(300)], check=False)
    assert limits.ended_by_memory(-11, 400 << 20)
    assert not limits.ended_by_memory(-11, 64 << 30)
    assert not limits.ended_by_memory(1, 400 << 20)
    assert not limits.ended_by_memory(-11, 0)
    assert limits.ended_by_memory(limits.PAST_MEMORY, 1)


def test_the_watch_ends_a_process_that_takes_more() -> None:
    script = "from extractor.cli import limits; limits._EVERY = 0.01; limits._watch(1)"
    assert (
        subprocess.run([sys.executable, "-P", "-c", script], cwd=ROOT, env={"PYTHONPATH": str(ROOT)}).returncode == 77
    )


@pytest.mark.parametrize(
    ("word", "bytes_"), [("800M", 800 << 20), ("2g", 2 << 30), ("2GiB", 2 << 30), ("512", 512 << 20), ("0", 0)]
)
def test_sizes(word: str, bytes_: int) -> None:
    from extractor.cli.run import _bytes

    assert _bytes(word) == bytes_


def test_a_size_that_is_none_is_wrong_use(command: Command) -> None:
    command.write("plan.txt")
    done = command("plan.txt", "--memory", "much")
    assert done.returncode == 2
    assert "要一个大小" in done.stderr


def test_a_recogniser_that_fails_is_coded(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.readers.pages.scans import ocr

    class OwnError(Exception):
        """No class of ours knows it."""

    def engine(message: str) -> object:
        def run(*_: object, **__: object) -> None:
            raise OwnError(message)

        return lambda: run

    monkeypatch.setattr(ocr, "_engine", engine("bad picture"))
    with pytest.raises(ExtractionError, match="CORRUPTED"):
        ocr._recognised(None)
    monkeypatch.setattr(ocr, "_engine", engine("Failed to allocate memory for requested buffer"))
    with pytest.raises(MemoryError):
        ocr._recognised(None)


@linux
def test_a_form_that_draws_itself_is_refused_before_it_is_drawn(tmp_path: Path, command: Command) -> None:
    command.write("loop.pdf", loop(2))
    done = command("loop.pdf", "--memory", "500M", "--timeout", "30")
    assert done.returncode == 1
    assert command.log()[0]["code"] == "TOO_LARGE"


def loop(times: int) -> bytes:
    """A page with a form that draws itself so often."""
    draw = b"/F Do " * times
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</XObject<</F 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length %d>>stream\n%s\nendstream"
        % (len(draw), draw),
        b"<</Length 6>>stream\n/F Do \nendstream",
    ]  # fmt: skip
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF\n"
