"""What the stores of SQL share: tables with their comments, views, and the books that an increment needs.

``exported`` tells which document is held in which state, ``extract_layout`` of which layout the tables
are. A store of another layout is built anew; relations of our names that somebody else made are never touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from types import TracebackType
from typing import ClassVar

from ..core.problems import ExtractionError
from .documents import Source
from .fields import BY_NAME, TABLES, Table, Type

LAYOUT = "2"
"""Version of tables and views; a store of another layout is built anew."""
VIEWS = ("indicator_values", "targets", "progress", "chapters", "promises")
"""In the order in which they are made: a view rests on those before it."""
OWN = frozenset({"exported", *BY_NAME, *VIEWS})


class SqlStore:
    """The part of a store that is the same in every dialect; ``where`` names the target in messages."""

    TYPES: ClassVar[dict[Type, str]]
    TEXT: ClassVar[str]
    """Type of the columns of the two books."""
    where: str

    def __init__(self) -> None:
        self.rebuilt = False
        self.formerly: set[str] = set()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave(error)

    def _leave(self, error: BaseException | None) -> None:
        """Keep all that was written, or nothing where there was an error, and let go of the target."""
        raise NotImplementedError

    def run(self, statement: str) -> None:
        """Execute one statement."""
        raise NotImplementedError

    def fetch(self, query: str) -> list[tuple[str, ...]]:
        """The rows of a query whose columns are all text."""
        raise NotImplementedError

    def present(self) -> set[str]:
        """Names of all relations that lie where ours belong."""
        raise NotImplementedError

    def prepare(self) -> None:
        """See that our tables are there and of this layout.

        Raises:
            ExtractionError: EXPORT_OCCUPIED, a relation of one of our names is not ours.
        """
        present = self.present()
        if "extract_layout" not in present:
            if foreign := sorted(present & OWN):
                raise ExtractionError("EXPORT_OCCUPIED", f"{self.where}：{foreign[0]}")
            self.make_tables()
        elif self.fetch("SELECT version FROM extract_layout") != [(LAYOUT,)]:
            self.rebuilt, self.formerly = True, set(self.known)
            for view in reversed(VIEWS):
                self.run(f"DROP VIEW IF EXISTS {view}")
            for name in (*(table.name for table in reversed(TABLES)), "exported", "extract_layout"):
                self.run(f"DROP TABLE IF EXISTS {name}")
            self.make_tables()

    def make_tables(self) -> None:
        """Make the books, the tables with what is said of them, and the views."""
        self.run(f"CREATE TABLE extract_layout (version {self.TEXT})")
        self.run(f"CREATE TABLE exported (document_id {self.TEXT}, digest {self.TEXT})")
        self.run(f"INSERT INTO extract_layout VALUES ({literal(LAYOUT)})")
        for table in TABLES:
            columns = ", ".join(f'"{f.name}" {self.TYPES[f.type]}' for f in table.fields)
            self.run(f"CREATE TABLE {table.name} ({columns})")
            for statement in comments(table):
                self.run(statement)
        for statement in files(__package__).joinpath("views.sql").read_text("utf-8").split(";\n"):
            if statement.strip():
                self.run(statement)

    @property
    def known(self) -> dict[str, str]:
        """Digest of each document that the store holds."""
        return {row[0]: row[1] for row in self.fetch("SELECT document_id, digest FROM exported")}

    @property
    def sources(self) -> dict[str, Source]:
        """Where each document was read that the store holds."""
        rows = self.fetch("SELECT document_id, path, sha256 FROM documents")
        return {row[0]: Source(row[1], row[2]) for row in rows}


def comments(table: Table) -> Iterator[str]:
    """Statements that say what a table and its columns are."""
    yield f"COMMENT ON TABLE {table.name} IS {literal(f'{table.zh} / {table.en}')}"
    for f in table.fields:
        yield f'COMMENT ON COLUMN {table.name}."{f.name}" IS {literal(f"{f.zh} / {f.en}")}'


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"
