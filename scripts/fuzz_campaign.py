"""Mutated and hostile files, as many as wanted, each held against what must be true of any output.

    .venv/bin/python scripts/fuzz_campaign.py FOLDER [--texts 100000] [--binaries 10000] [--seed 1]
                                              [--from DIR] [--until HH:MM] [--minimise N] [--again]

Input number n is made from the seed and n alone. Texts are stretches of plans (corpus, tests/plans, plans that
``samples/drawn.py`` draws, ``--from``) with other numbers, years, brackets, lines, cells, characters and encodings;
binaries are the project's samples of docx, html, mht, ofd, pdf with other tags, parts and bytes, and files made to
break a reader (``fuzzing/hostile.py``). FOLDER keeps the state, so that a run goes on where one ended (SIGTERM ends
it in order), and what it found: the file, and a smaller one that fails in the same way. It also says what was judged
by which rules, since a find may be mended while a campaign goes on; ``--again`` judges all that was kept once more.
Nothing may

- end without a code of its own (an exception, or INTERNAL), or take the memory that a worker may have;
- lose, double or add a character, give a value whose digits are not under its span, a raw that is not there
  (``fuzzing/judge.py``, which shares no code with the pipeline);
- take more than 20 times the median of its format per byte (measured again before it is told).

Pictures are not recognised here. The exit status is 1 where something was found.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import signal
import statistics
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractor import extract  # noqa: E402
from extractor.core.problems import ExtractionError  # noqa: E402
from extractor.versions import rules_version  # noqa: E402
from scripts.fuzzing import hostile, mutations  # noqa: E402
from scripts.fuzzing.judge import faults  # noqa: E402
from scripts.samples import drawn, write_md, write_txt  # noqa: E402

SLOW, FLOOR, PACKED, HANGS = 20, 1000, 20_000, 120
"""Times the median; bytes that a text and a package count for at the least (each has a price of its own); seconds."""
MEMORY = 3 << 30
KEPT = 400
"""Costs per byte of a format that its median is taken of."""
DRAWN = 20
"""Plans that are drawn for each field."""


@dataclass(frozen=True)
class Input:
    """A file: its name with the suffix, its bytes, and the words that its text must hold, where they are known."""

    name: str
    data: bytes
    words: str | None = None

    @property
    def form(self) -> str:
        """What its costs are compared with."""
        return self.name.rpartition(".")[2]

    @property
    def size(self) -> int:
        """Bytes, those of a package unpacked."""
        if self.data[:2] == b"PK":
            with suppress(Exception), zipfile.ZipFile(BytesIO(self.data)) as package:
                return max(PACKED, len(self.data), sum(part.file_size for part in package.infolist()))
        if self.data[:4] == b"%PDF":
            return max(PACKED, len(self.data))
        return max(FLOOR, len(self.data))


@dataclass
class State:
    """How far a campaign has come, and what it has seen."""

    seed: int
    done: dict[str, int] = field(default_factory=lambda: {"texts": 0, "binaries": 0})
    became: dict[str, Counter[str]] = field(default_factory=dict)
    costs: dict[str, list[float]] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    worst: dict[str, float] = field(default_factory=dict)
    """The slowest of each format, in medians."""
    seconds: float = 0.0
    rules: dict[str, dict[str, int]] = field(default_factory=dict)
    """How many of each were judged by which version of the rules."""

    @classmethod
    def at(cls, path: Path, seed: int) -> State:
        """What a run before has left, or a beginning."""
        if not path.exists():
            return cls(seed)
        kept = json.loads(path.read_text("utf-8"))
        kept["faults"] = Counter(kept["faults"])
        kept["became"] = {form: Counter(codes) for form, codes in kept["became"].items()}
        return cls(**kept)


class Makers:
    """Inputs by number."""

    def __init__(self, seed: int, folder: Path | None):
        self.seed = seed
        plans = [
            *(ROOT / "corpus").glob("*.txt"),
            *(ROOT / "tests/plans").glob("*.txt"),
            *(ROOT / "tests/plans").glob("*.md"),
        ]
        more = sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".md")) if folder else []
        read = [p.read_bytes() for p in [*sorted(plans), *more]]
        for number in range(DRAWN):
            for theme in (drawn.WATER, drawn.AGEING):
                plan = drawn.drawn("x", "青江市", theme, number)
                read += [write_txt.write(plan), write_md.write(plan)]
        self.plans = [data.decode() for data in read if b"\0" not in data and _is_utf8(data)]
        self.samples = sorted(
            p for p in (ROOT / "tests/formats/cases").iterdir() if p.suffix not in (".expected", ".md", ".doc")
        )
        if folder:
            self.samples += sorted(
                p for p in folder.rglob("*") if p.suffix in (".docx", ".html", ".ofd", ".pdf", ".mht")
            )

    def texts(self, n: int) -> Input:
        """A text, one in eight in another encoding."""
        draw = random.Random(f"{self.seed} text {n}")
        words = mutations.text(draw, draw.choice(self.plans))
        if draw.random() < 1 / 8:
            words += mutations.text(draw, draw.choice(self.plans))  # two documents in one file, each of its own form
        suffix = draw.choice(("txt", "txt", "md"))
        if draw.random() < 1 / 8:
            return Input(f"{n}.{suffix}", mutations.encoded(draw, words))
        data = words.encode("utf-8", "replace")
        return Input(f"{n}.{suffix}", data, data.decode())

    def binaries(self, n: int) -> Input:
        """A file of another format, one in four made to break a reader."""
        draw = random.Random(f"{self.seed} binary {n}")
        if n % 4 == 0:
            make = hostile.TRICKS[n // 4 % len(hostile.TRICKS)]
            return Input(f"{n}.{make.__name__}", make(draw, int(10 ** draw.uniform(0.5, 3.7))))
        path = self.samples[n % len(self.samples)]
        data = path.read_bytes()
        change = mutations.flipped
        if draw.random() < 0.8:
            packed = path.suffix in (".docx", ".docm", ".ofd")
            change = mutations.zipped if packed else mutations.printed if path.suffix == ".pdf" else mutations.markup
        return Input(f"{n}{path.suffix}", change(draw, data))


def _is_utf8(data: bytes) -> bool:
    with suppress(UnicodeDecodeError):
        return bool(data.decode())
    return False


@contextmanager
def _patience(seconds: int) -> Iterator[None]:
    """Seconds of this process alone: on a busy machine a file is no slower."""

    def tired(*_: object) -> None:
        raise TimeoutError(f"not done after {seconds} s")

    before = signal.signal(signal.SIGPROF, tired)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def verdict(given: Input) -> tuple[str, list[str], float]:
    """The code of a file or ``read``, what is wrong with that, and the seconds of this process that it took."""
    began = time.process_time()
    try:
        with _patience(HANGS):
            document = extract(given.data, name="x", path=f"x.{given.form}")
    except ExtractionError as error:
        took = time.process_time() - began
        return error.code, ["no code of its own"] if error.code == "INTERNAL" else [], took
    except (Exception, MemoryError) as error:
        return "uncoded", [f"uncoded {_place(error)}"], time.process_time() - began
    took = time.process_time() - began
    same = given.words if document.source.media_type in ("text/plain", "text/markdown") else None
    return "read", faults(json.loads(document.to_json(), parse_float=str), same), took


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} {where} {str(error)[:60]}"


def kind(fault: str) -> str:
    """What a fault is apart from its figures: the same kind is told once and minimised once."""
    return " ".join(fault.split(":")[0].split()[:3]) if fault.startswith("uncoded") else fault.split()[0].rstrip(":")


def smaller(given: Input, wrong: str, most: int = 400, seconds: float = 60.0) -> Input:
    """The file with as much left out as fails in the same way still; packages and pages are left as they are."""
    if given.data[:2] == b"PK" or given.data[:4] == b"%PDF":
        return given
    try:
        whole: list[str] | list[bytes] = given.data.decode().splitlines(keepends=True)
    except UnicodeDecodeError:
        return given
    tries, ends = 0, time.monotonic() + seconds

    def fails(parts: list[str]) -> bool:
        nonlocal tries
        tries += 1 if time.monotonic() < ends else most
        data = "".join(parts).encode()
        return any(
            kind(f) == wrong for f in verdict(Input(given.name, data, data.decode() if given.words else None))[1]
        )

    def reduced(parts: list[str]) -> list[str]:
        size = max(1, len(parts) // 2)
        while size and tries < most:
            at, cut = 0, False
            while at < len(parts) and tries < most:
                rest = parts[:at] + parts[at + size :]
                if rest and fails(rest):
                    parts, cut = rest, True
                else:
                    at += size
            size = size // 2 if not cut or size > 1 else 0
        return parts

    rows = reduced(list(whole))  # type: ignore[arg-type]
    if tries < most:
        rows = reduced(list("".join(rows)))
    return Input(given.name, "".join(rows).encode(), given.words)


class Campaign:
    """A run over so many inputs, from where the last one ended."""

    def __init__(self, folder: Path, seed: int, more: Path | None, minimise: int):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.path, self.minimise = folder, folder / "state.json", minimise
        self.state = State.at(self.path, seed)
        self.makers = Makers(self.state.seed, more)

    def run(self, texts: int, binaries: int, until: Callable[[], bool] = lambda: False) -> None:
        """Inputs until there are so many or ``until`` says stop; ten texts to a binary."""
        began, ran = time.monotonic(), self.state.seconds
        most = {"texts": texts, "binaries": binaries}
        judged = self.state.rules.setdefault(rules_version(), dict.fromkeys(most, 0))
        while not until():
            left = [what for what in most if self.state.done[what] < most[what]]
            if not left:
                break
            what = min(left, key=lambda w: self.state.done[w] / most[w])
            self.one(getattr(self.makers, what)(self.state.done[what]), what)
            self.state.done[what] += 1
            judged[what] += 1
            if sum(self.state.done.values()) % 500 == 0:
                self.state.seconds = ran + time.monotonic() - began
                self.save()
        self.state.seconds = ran + time.monotonic() - began
        self.save()

    def one(self, given: Input, what: str) -> None:
        """Read an input and book what became of it."""
        code, wrong, took = verdict(given)
        wrong += self._slow(given, took, code == "read")
        self.state.became.setdefault(given.form, Counter())[code] += 1
        for fault in wrong:
            self.state.faults[kind(fault)] += 1
        if wrong:
            self._keep(given, what, wrong)

    def _slow(self, given: Input, took: float, read: bool) -> list[str]:
        costs = self.state.costs.setdefault(given.form, [])
        cost = took / given.size
        found = []
        if len(costs) >= 50:
            median = statistics.median(costs)
            if cost > median * SLOW:  # a collection or a busy machine is not the file's
                cost = min(cost, *(verdict(given)[2] / given.size for _ in range(2)))
            self.state.worst[given.form] = max(self.state.worst.get(given.form, 0.0), round(cost / median, 1))
            if cost > median * SLOW:
                found.append(f"slow: {cost / median:.0f} times the median, {took:.2f} s for {given.size:,} bytes")
        if read and len(costs) < KEPT:
            costs.append(cost)
        return found

    def _keep(self, given: Input, what: str, wrong: list[str]) -> None:
        for name in {kind(fault) for fault in wrong}:
            if self.state.faults[name] > self.minimise:
                continue
            stem = f"{what}-{given.name.replace('.', '-', 1) if given.form.isidentifier() else given.name}"
            (self.folder / stem).write_bytes(given.data)
            least = smaller(given, name) if name != "slow" else given
            (self.folder / f"least-{stem}").write_bytes(least.data)
            print(f"{what} {given.name}: {'; '.join(wrong)[:300]}", flush=True)
            if len(least.data) < 300:
                print(f"    {least.data!r}", flush=True)

    def again(self) -> list[str]:
        """What is still wrong with the files that were kept, a line each."""
        still = []
        for path in sorted(self.folder.glob("*-*")):
            given = Input("x." + path.name.rpartition("-")[2], path.read_bytes())
            code, wrong, took = verdict(given)
            wrong += self._slow(given, took, read=False)
            still += [f"{path.name}: {code} {'; '.join(wrong)[:300]}"] if wrong else []
        return still

    def save(self) -> None:
        """Write the state, whole or not at all."""
        aside = self.path.with_suffix(".part")
        aside.write_text(json.dumps(vars(self.state)), "utf-8")
        aside.replace(self.path)

    def told(self) -> str:
        """What has been done and found, a line each."""
        state = self.state
        codes = Counter[str]()
        for row in state.became.values():
            codes += row
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return "\n".join(
            (
                f"{state.done['texts']:,} texts, {state.done['binaries']:,} binaries; "
                f"seed {state.seed}, {state.seconds:,.0f} s",
                *(f"by rules {name}: {n['texts']:,} and {n['binaries']:,}" for name, n in state.rules.items()),
                f"became: {dict(codes.most_common())}",
                f"slowest, in medians of the format: {state.worst}",
                f"memory at the most: {memory} MiB",
                f"found: {dict(state.faults) or 'nothing'}",
            )
        )


def main() -> int:
    """Run a campaign and print what it came to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--binaries", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=Path, dest="more", help="a folder with more plans")
    parser.add_argument("--until", help="HH:MM: stop then, if not done")
    parser.add_argument("--minimise", type=int, default=3, help="so many of each kind are kept and made smaller")
    parser.add_argument("--again", action="store_true", help="judge what was kept once more")
    options = parser.parse_args()
    sys.modules["rapidocr"] = None  # type: ignore[assignment]  # pictures are ocr_campaign's, at seconds a page
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    campaign = Campaign(options.folder, options.seed, options.more, options.minimise)
    if options.again:
        print("\n".join(still := campaign.again()) or "nothing is wrong any more")
        return int(bool(still))
    told_to_stop: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: told_to_stop.append(number))
    late = options.until or "99"
    campaign.run(options.texts, options.binaries, lambda: bool(told_to_stop) or f"{datetime.now():%H:%M}" >= late)
    print(campaign.told())
    return int(bool(campaign.state.faults))


if __name__ == "__main__":
    sys.exit(main())
