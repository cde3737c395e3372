"""One JSON object per row, each naming its table: for tools that read a stream."""

from __future__ import annotations

from contextlib import suppress

import msgspec
import pyarrow as pa

from .fields import Table
from .staged import Staged


class JsonLines(Staged):
    """``{"table": "observations", "document_id": …}``, numbers with the digits that they have."""

    def open(self) -> None:
        """Open the file."""
        self.file = self.beside.open("wb")
        self.encoder = msgspec.json.Encoder(decimal_format="number")

    def write(self, table: Table, batch: pa.RecordBatch) -> None:
        """Add rows, a line each."""
        numbers = [f.name for f in table.fields if f.type == "number"]
        for row in batch.to_pylist():
            for name in numbers:
                if row[name] is not None:
                    row[name] = row[name].normalize()
            self.file.write(self.encoder.encode({"table": table.name, **row}) + b"\n")

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def abandon(self) -> None:
        """Close the file, whatever is still to be written."""
        with suppress(OSError):
            self.file.close()
