"""Make .venv in the tree, or bring it up to date: make_env.py requirements.txt | requirements-dev.txt.

Runs on any Python 3.11 with nothing installed. One process works at a time, the others wait for it.
What is ready is written last, so a set-up that was interrupted is begun anew by the next run.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BASE = "requirements.txt"


def main(pins: str) -> int:
    """Install what the file ``pins`` names; returns the exit code."""
    try:
        with locked(ROOT / ".venv.lock"):
            for name in dict.fromkeys([BASE, pins]):
                if not is_ready(name):
                    install(name)
    except subprocess.CalledProcessError as error:
        say(f"安装失败（set-up failed）：{' '.join(map(str, error.cmd[3:]))}\n{error.output[-2000:]}")
        return 1
    except OSError as error:
        say(f"无法建立 {VENV}（cannot make it）：{error}")
        return 1
    except KeyboardInterrupt:
        say("已中断，下次运行会重新安装（interrupted, the next run starts again）。")
        return 130
    return 0


def stamp(name: str) -> str:
    """What .venv/ready-NAME holds when all is installed: a moved tree or a changed pin differs."""
    return f"{ROOT}\n{(ROOT / name).read_text(encoding='utf-8')}"


def is_ready(name: str) -> bool:
    """Whether what the file ``name`` pins is installed here, by this tree."""
    try:
        return (VENV / f"ready-{name}").read_text(encoding="utf-8") == stamp(name) and (VENV / "bin/python").exists()
    except OSError:
        return False


def install(name: str) -> None:
    """Install one file of pins; the base one into a new environment, with this package editable."""
    text = stamp(name)
    if name == BASE:
        say("首次使用，正在建立 .venv（半分钟到三分钟，看网速和机器；first use, half a minute to three）……")
        shutil.rmtree(VENV, ignore_errors=True)
        run(sys.executable, "-I", "-m", "venv", str(VENV))
    else:
        say(f"正在安装 {name}（一到五分钟；installing, one to five minutes）……")
    pip = (str(VENV / "bin/python"), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input")
    run(*pip, "install", "-r", str(ROOT / name))
    if name == BASE:
        run(*pip, "install", "--no-deps", "--editable", str(ROOT))
    beside = VENV / f"ready-{name}.new"
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, VENV / f"ready-{name}")


def run(*command: str) -> None:
    """Run quietly, with a line at the terminal that tells how far it is; the output is shown only where it fails."""
    environment = {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command,
        text=True,
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=ROOT,
        env=environment,
    ) as process:
        assert process.stdout is not None
        said, fetched = [], 0
        for line in process.stdout:
            said.append(line)
            if line.startswith("Collecting "):
                fetched += 1
                show(f"已取得 {fetched} 个组件（fetched）：{line.split()[1]}")
            elif line.startswith("Installing collected packages"):
                show(f"正在写入 {line.count(',') + 1} 个组件（installing）……")
    show("")
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, "".join(said))


def show(text: str) -> None:
    """One line at a terminal that the next one replaces; elsewhere nothing."""
    if sys.stderr.isatty():
        sys.stderr.buffer.write(f"\r\x1b[K{text and f'extract: {text}'}".encode())
        sys.stderr.flush()


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock that dies with the process."""
    import fcntl

    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("另一个进程正在安装，等待其完成（waiting for another set-up）……")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def say(text: str) -> None:
    """One message for the person at the terminal, in Chinese whatever the locale."""
    sys.stderr.buffer.write(f"extract: {text}\n".encode())
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
