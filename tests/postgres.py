"""A PostgreSQL server of the tests' own: a cluster in a temporary folder, on a free port of the loopback."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import adbc_driver_manager
from adbc_driver_postgresql import dbapi

PASSWORD = "geheim"
WAIT = 30.0
"""Seconds that a server may take to start or stop."""
SETTLED = 600
"""Seconds after which a folder without a server is nobody's: another's may just be being made."""


def programs() -> Path | None:
    """The folder of ``initdb`` and ``postgres``, the newest of Debian's if they are not on the path."""
    if (found := shutil.which("initdb")) and shutil.which("postgres"):
        return Path(found).resolve().parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    return debian[-1].parent if debian else None


def as_nobody() -> list[str]:
    """What to put before a command that refuses to run as root; empty for other users."""
    if os.getuid() != 0:
        return []
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


def why_not() -> str:
    """Why there can be no server here; empty where there can."""
    if programs() is None:
        return "PostgreSQL's server is not installed (Debian: postgresql)"
    if os.getuid() == 0 and shutil.which("setpriv") is None:
        return "PostgreSQL refuses root, and setpriv is not installed"
    return ""


@dataclass
class Server:
    """A running server; ``start`` again after ``kill``."""

    folder: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    made: int = field(default=0)

    def address(self, schema: str = "public", user: str = "owner", password: str = PASSWORD, more: str = "") -> str:
        """The address of a schema; ``more``: further options of the session."""
        options = f"-csearch_path%3D{schema}{more}"
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/postgres?options={options}"

    def start(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        bin_folder = programs()
        assert bin_folder is not None
        settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "shared_buffers=32MB"]
        words = [word for setting in settings for word in ("-c", setting)]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*as_nobody(), bin_folder / "postgres", "-D", self.folder / "data", "-p", str(self.port), *words],
                stdout=log, stderr=log, cwd=self.folder,
            )  # fmt: skip
        end = time.monotonic() + WAIT
        while True:
            try:
                dbapi.connect(self.address()).close()
                return
            except adbc_driver_manager.Error:
                said = (self.folder / "log").read_text("utf-8")
                assert self.process.poll() is None, said
                assert time.monotonic() < end, said
                time.sleep(0.05)

    def stop(self, how: signal.Signals) -> None:
        """End the server, by its own pid: SIGINT for a fast end, SIGQUIT for one as if the power had gone."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(WAIT)
            self.process = None

    def schema(self) -> str:
        """The name of a new, empty schema."""
        self.made += 1
        self.run(f"CREATE SCHEMA s{self.made}")
        return f"s{self.made}"

    def run(self, *statements: str, address: str | None = None) -> list[tuple[Any, ...]]:
        """Execute statements; the rows of the last, if it has any."""
        with (
            dbapi.connect(address or self.address()) as connection,
            connection.cursor() as cursor,
        ):
            for statement in statements:
                cursor.execute(statement)
            rows = cursor.fetchall() if cursor.description else []
            connection.commit()
            return rows


def sweep(prefix: str) -> None:
    """Remove the folders of servers whose tests were killed before they could do it themselves."""
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        try:
            pid = int((folder / "data" / "postmaster.pid").read_text().split("\n")[0])
            os.kill(pid, 0)
        except (OSError, ValueError):
            if time.time() - folder.stat().st_mtime > SETTLED:
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server whose cluster lies in ``folder``, which the server's user must be able to reach."""
    bin_folder = programs()
    assert bin_folder is not None
    (folder / "password").write_text(PASSWORD)
    if os.getuid() == 0:
        shutil.chown(folder, "nobody")
    subprocess.run(
        [*as_nobody(), bin_folder / "initdb", "-D", folder / "data", "-U", "owner", "--auth=scram-sha-256",
         f"--pwfile={folder / 'password'}", "-E", "UTF8", "--locale=C", "--no-sync"],
        check=True, capture_output=True, cwd=folder,
    )  # fmt: skip
    server = Server(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop(signal.SIGQUIT)  # nobody needs the cluster any more
