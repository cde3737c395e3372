"""Kill a run at random, again and again, and compare what it comes to with a run that nobody killed.

    .venv/bin/python scripts/kill_campaign.py [--kills 50] [--documents 60] [--seed 1] [--jobs 2]

Each round starts with an empty output folder and the same command is run until it ends by itself; on the
way it gets SIGKILL after a time drawn at random, sometimes alone and sometimes with its workers. What must
hold: after each kill every output is whole JSON; no document that was on record is done again; at the end
the outputs are the same bytes, ``run.jsonl`` is the same but for ``seconds``, and nothing else is left.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import variations

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Campaign:
    """Kills so far, and what they have hit."""

    folder: Path
    jobs: int
    chance: random.Random
    kills: int = 0
    rounds: int = 0
    resumed: int = 0
    """Documents that a run found on record after a kill and did not do again."""

    def prepare(self, documents: int) -> float:
        """Write the inputs and do them once without a kill; returns the seconds that took."""
        variations.write(self.folder / "in", documents)
        (self.folder / "in/empty.txt").write_bytes(b"")
        (self.folder / "in/english.txt").write_text("no plan at all\n")
        began = time.monotonic()
        end = self._ended(self._start("reference"))
        assert (end["written"], end["failed"]) == (documents, 2), end
        return time.monotonic() - began

    def round(self, most: int, longest: float) -> None:
        """One output folder from empty to done, with ``most`` kills at the most, then compared."""
        output = f"round-{self.rounds}"
        left = most
        while True:
            on_record = self._on_record(output)
            process = self._start(output)
            if left and not self._killed(process, longest):
                left -= 1
                self.kills += 1
                self._check_whole(output)
                continue
            end = self._ended(process)
            assert end["unchanged"] >= on_record, f"{on_record} on record, {end}"
            self.resumed += end["unchanged"]
            break
        self.rounds += 1
        assert self._state(output) == self._state("reference"), f"{output} differs from reference in {self.folder}"

    def _start(self, output: str) -> subprocess.Popen[str]:
        line = [sys.executable, "-P", "-m", "extractor", "in", "-o", output, "-j", str(self.jobs), "-q"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(
            [*line, "--log-format", "json"], cwd=self.folder, env=environment, start_new_session=True,
            stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip

    def _killed(self, process: subprocess.Popen[str], longest: float) -> bool:
        """Whether it had ended by itself before its time was up; killed otherwise."""
        try:
            process.wait(self.chance.uniform(0, 0.7 * longest))
        except subprocess.TimeoutExpired:
            if self.chance.random() < 0.5:
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return False
        return True

    def _ended(self, process: subprocess.Popen[str]) -> dict[str, Any]:
        _, said = process.communicate(timeout=300)
        events = [json.loads(line) for line in said.splitlines()]
        assert process.returncode == 1, said  # two inputs are no plans
        end: dict[str, Any] = events[-1]
        assert end["event"] == "end", said
        return end

    def _on_record(self, output: str) -> int:
        journal = self.folder / output / "run.journal"
        lines = journal.read_bytes().splitlines() if journal.exists() else []
        return sum(
            line.startswith(b'{"path"') and line.endswith(b"}}") and b'"output": null' not in line for line in lines
        )

    def _check_whole(self, output: str) -> None:
        for path in (self.folder / output).glob("*.json*"):
            for document in (
                [path.read_text("utf-8")] if path.suffix == ".json" else path.read_text("utf-8").splitlines()
            ):
                json.loads(document)

    def _state(self, output: str) -> dict[str, object]:
        state: dict[str, object] = {path.name: path.read_bytes() for path in (self.folder / output).iterdir()}
        log = state["run.jsonl"]
        assert isinstance(log, bytes)
        state["run.jsonl"] = [{**json.loads(line), "seconds": None} for line in log.splitlines()]
        return state


def run(kills: int, documents: int, seed: int, jobs: int, folder: Path) -> Campaign:
    """Rounds until so many kills have hit; raises AssertionError with what does not hold."""
    campaign = Campaign(folder, jobs, random.Random(seed))
    longest = campaign.prepare(documents)
    while campaign.kills < kills:
        campaign.round(min(kills - campaign.kills, campaign.chance.randint(1, 8)), longest)
    return campaign


def main() -> None:
    """Run a campaign in a temporary folder and print what it came to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        done = run(options.kills, options.documents, options.seed, options.jobs, Path(folder))
    print(
        f"{done.kills} kills in {done.rounds} rounds, each at the end the same as without; "
        f"{done.resumed} documents were on record and not done again"
    )


if __name__ == "__main__":
    main()
