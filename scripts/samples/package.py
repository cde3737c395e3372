"""Zip packages that come out the same bytes every time."""

from __future__ import annotations

import io
import zipfile

EPOCH = (2021, 8, 16, 0, 0, 0)


def package(parts: dict[str, str | bytes]) -> bytes:
    """A zip of the parts, in their order, with one fixed date."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return stream.getvalue()
