"""Review files on the disk: read whole or refused with a word, written whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from pydantic import ValidationError

from ..core.problems import ExtractionError
from ..core.writing import REVIEW_SUFFIX, cause, replacing
from .record import REVIEW_VERSION, Review


def review_path(folder: str | Path, name: str) -> Path:
    """Where the review of the document ``name`` lies in a folder."""
    return Path(folder) / f"{name}{REVIEW_SUFFIX}"


def load(path: str | Path) -> Review | None:
    """The review at ``path``, None where there is none.

    Raises:
        ExtractionError: REVIEW_UNREADABLE, the file is cut off, no review, or of a later version.
    """
    try:
        return parse(Path(path).read_bytes(), str(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ExtractionError("REVIEW_UNREADABLE", f"{path}：{cause(error)}") from None


def parse(data: bytes, where: str) -> Review:
    """The review that ``data`` holds; ``where`` it came from, for the complaint.

    Raises:
        ExtractionError: REVIEW_UNREADABLE.
    """
    try:
        found = json.loads(data, parse_float=str)
        version = str(found["review_version"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ExtractionError("REVIEW_UNREADABLE", f"{where}：内容不完整，或不是校阅文件") from None
    if version.split(".")[0] != REVIEW_VERSION.split(".")[0]:
        raise ExtractionError("REVIEW_UNREADABLE", f"{where}：版本 {version}，本程序读 {REVIEW_VERSION}")
    try:
        return Review.model_validate(found)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise ExtractionError("REVIEW_UNREADABLE", f"{where}：{place} 有误（{first['msg']}）") from None


def save(path: str | Path, review: Review) -> None:
    """Put the review on the disk: after a crash the old file or the new one lies there, whole.

    Raises:
        ExtractionError: OUTPUT_UNWRITABLE.
    """
    try:
        os.makedirs(Path(path).parent, exist_ok=True)
        with replacing(str(path), f"review-{os.getpid()}-{os.urandom(3).hex()}") as file:
            file.write(to_json(review))
    except OSError as error:
        raise ExtractionError("OUTPUT_UNWRITABLE", f"{path}：{cause(error)}") from None


def to_json(review: Review) -> bytes:
    """The review as people read it: indented, one decision after the other, what is not set left out."""
    kept = review.model_dump(mode="json", exclude_unset=False)
    kept["decisions"] = [d.model_dump(mode="json", exclude_unset=True) for d in review.decisions]
    return json.dumps(kept, ensure_ascii=False, indent=1).encode() + b"\n"


def beside(source: str, folder: str, name: str) -> tuple[Review | None, str | None]:
    """What has been decided on a source: the reviews beside it and beside its output, as one, and their digest.

    Args:
        source: path of the source; an address has no neighbours.
        folder: where its output goes.
        name: what its output is called.

    Raises:
        ExtractionError: REVIEW_UNREADABLE.
    """
    places = [review_path(folder, name)]
    own = Path(source)
    if "://" not in source and own.name:
        places.insert(0, own.with_name(own.stem + REVIEW_SUFFIX))
    review: Review | None = None
    digest = hashlib.sha256()
    for path in dict.fromkeys(os.path.abspath(place) for place in places):
        if (found := load(path)) is None:
            continue
        digest.update(to_json(found))
        same = review is None or review.source.sha256 == found.source.sha256
        if not same:
            raise ExtractionError("REVIEW_UNREADABLE", f"{path}：与来源旁的校阅文件所校的不是同一份来源")
        review = found if review is None else review.merged(found)
    return review, digest.hexdigest() if review is not None else None
