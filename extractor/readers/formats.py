"""The formats that can be read: one row each. The reader's module is imported when a document needs it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """One format: ``reader`` is the module of this package whose ``read(data)`` returns a ``Source``."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    reader: str
    packages: tuple[str, ...] = ()
    """Packages that must be importable."""
    extra: str | None = None
    """The extra of this project that brings them; None where they come with it."""
    program: str | None = None
    """A program that must be on the machine."""


FORMATS: tuple[Format, ...] = (
    Format("text", "纯文本、Markdown", (".txt", ".md", ".markdown"), "text"),
    Format("pdf", "PDF", (".pdf",), "pages.pdf", ("pypdfium2",)),
    Format(
        "image",
        "扫描件、图片",
        (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
        "pages.image",
        ("rapidocr", "onnxruntime"),
        "ocr",
    ),
    Format("docx", "Word 文档", (".docx", ".docm"), "docx", ("docx", "lxml")),
    Format("html", "网页", (".html", ".htm", ".xhtml"), "html", ("lxml",)),
    Format("ofd", "版式文档 OFD", (".ofd",), "ofd", ("lxml",)),
    Format("mht", "网页存档", (".mht", ".mhtml"), "mht", ("lxml",)),
    Format("doc", "Word 97–2003、WPS 文字", (".doc", ".wps"), "office", ("docx", "lxml"), program="soffice"),
    Format("rtf", "RTF", (".rtf",), "office", ("docx", "lxml"), program="soffice"),
    Format("odt", "OpenDocument 文本", (".odt",), "office", ("docx", "lxml"), program="soffice"),
    Format("wordml", "Word 2003 XML", (), "office", ("docx", "lxml"), program="soffice"),
)
BY_NAME = {row.name: row for row in FORMATS}
SUFFIXES = tuple(suffix for row in FORMATS for suffix in row.suffixes)
"""What a folder search takes up, and what the help names."""

OTHERS: dict[str, str] = {
    "xlsx": "Excel 工作簿", "xls": "Excel 97–2003 工作簿",
    "pptx": "PowerPoint 演示文稿",
    "ppt": "PowerPoint 97–2003 演示文稿", "epub": "EPUB 电子书", "zip": "zip 压缩包", "rar": "rar 压缩包",
    "7z": "7z 压缩包", "gzip": "gzip 压缩包", "ole": "OLE 复合文件", "elf": "可执行程序", "exe": "可执行程序",
    "strict-docx": "Strict Open XML 文档",
}  # fmt: skip
"""Formats that are recognised so that the refusal can name them."""

INSTEAD = {
    "工作簿": "；人工录入的表请用 extract validate 与原文核对",
    "压缩包": "，请解压后给出其中的文件",
    "演示文稿": "，请另存为 PDF",
    "电子书": "，请另存为 PDF",
    "Strict": "，请另存为普通 .docx",
}
"""What to do with such a file, by a word of its name."""


def refusal(kind: str) -> str:
    """What a file is that cannot be read, and what makes it readable where something simple does."""
    name = OTHERS[kind]
    blank = " " if name[0].isascii() else ""
    advice = next((said for word, said in INSTEAD.items() if word in name), "")
    return f"这是{blank}{name}{advice}"
