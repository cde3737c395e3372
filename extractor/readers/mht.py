"""Web archives (RFC 2557): one page and its pictures as parts of a mail message, by the standard library.

The page is the part that ``start`` names, else the first HTML part; what else is in the archive
(pictures, style sheets, frames) is not read.
"""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from ..core.problems import ExtractionError
from ..core.source import Source
from .html import read_page

INGESTER = "mht/1"
MAX_PARTS_OF_PARTS = 50
"""Parts that hold parts: an archive has one or two, and each costs the parser a level of its stack."""
_HOLDER = re.compile(rb"content-type:\s*(?:multipart|message)/", re.IGNORECASE)


def read(data: bytes, suffix: str) -> Source:
    """The text of the page in a web archive.

    Raises:
        ExtractionError: CORRUPTED where it holds no page, TOO_LARGE where parts are nested without end;
            and as ``html.read_page``.
    """
    if len(_HOLDER.findall(data)) > MAX_PARTS_OF_PARTS:
        raise ExtractionError("TOO_LARGE", "网页存档嵌套过深")
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data.lstrip())
    page = _page(message)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes) or not content.strip():
        raise ExtractionError("CORRUPTED", "网页存档里没有网页")
    return read_page(content, INGESTER, "multipart/related", page.get_content_charset())


def _page(message: EmailMessage) -> EmailMessage | None:
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = message.get_param("start")
    named = (part for part in pages if start and part.get("Content-ID", "").strip() == str(start).strip())
    return next(named, pages[0] if pages else None)
