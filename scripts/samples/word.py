"""The XML of a Word package, written by hand: small, the same bytes every time, and as odd as a test needs it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .package import package

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="a"/>'
        f'<w:pPr>{{}}<w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for n in range(1, 7)
    )
    + '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>'
    + '<w:style w:type="character" w:styleId="hid"><w:name w:val="Hidden"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


COLUMN = 1400
"""Width of a column in twentieths of a point."""


def run(words: str, properties: str = "") -> str:
    """A run of text; a tab and a line end become their elements."""
    inner = ""
    for n, line in enumerate(words.split("\n")):
        inner += "<w:br/>" if n else ""
        for k, part in enumerate(line.split("\t")):
            inner += "<w:tab/>" if k else ""
            inner += f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>' if part else ""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def paragraph(*inner: str, properties: str = "") -> str:
    """A paragraph of runs; a plain string is a run."""
    runs = "".join(part if part.startswith("<") else run(part) for part in inner)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def listed(ident: int, depth: int = 0) -> str:
    """The property that puts a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{ident}"/></w:numPr>'


def cell(inner: str, columns: int = 1, merge: str = "") -> str:
    """A table cell; ``merge`` is restart or continue."""
    wide = f'<w:tcW w:w="{COLUMN * columns}" w:type="dxa"/>'
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    down = f"<w:vMerge{f' w:val={chr(34)}restart{chr(34)}' if merge == 'restart' else ''}/>" if merge else ""
    return f"<w:tc><w:tcPr>{wide}{span}{down}</w:tcPr>{inner}</w:tc>"


def table(rows: Iterable[Iterable[str]], columns: int = 1) -> str:
    """A table of rows of cells, on a grid of so many columns."""
    grid = f'<w:gridCol w:w="{COLUMN}"/>' * columns
    head = f'<w:tbl><w:tblPr><w:tblW w:w="{COLUMN * columns}" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    return head + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def text_box(inner: str) -> str:
    """A run with a text box: in DrawingML, and for older programs the same again in VML."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(kind: str) -> str:
    """A run with a field character: begin, separate or end."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(words: str) -> str:
    """A run with a field's instruction."""
    return f'<w:r><w:instrText xml:space="preserve">{escape(words)}</w:instrText></w:r>'


def level(depth: int, form: str, text: str, suffix: str = "nothing", more: str = "", start: int = 1) -> str:
    """One level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(ident: int, *levels: str) -> str:
    """A list definition."""
    return f'<w:abstractNum w:abstractNumId="{ident}">{"".join(levels)}</w:abstractNum>'


def num(ident: int, definition: int, starts: dict[int, int] | None = None) -> str:
    """A list of a definition; ``starts`` restarts levels."""
    own = "".join(
        f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for depth, start in (starts or {}).items()
    )
    return f'<w:num w:numId="{ident}"><w:abstractNumId w:val="{definition}"/>{own}</w:num>'


def document(
    body: str, *, numbering: str = "", heading_properties: dict[int, str] | None = None, styles: str | None = None,
    notes: dict[str, str] | None = None, header: str = "", footer: str = "", kind: str = "document",
) -> bytes:  # fmt: skip
    """A package: ``notes`` is footnotes, endnotes or comments to XML; ``heading_properties`` by level.

    ``kind`` is document, or document.macroEnabled.
    """
    parts: dict[str, tuple[str, str, str]] = {}
    given = heading_properties or {}
    inner = styles if styles is not None else STYLES.format(*(given.get(n, "") for n in range(1, 7)))
    parts["styles"] = ("styles", "styles", inner)
    if numbering:
        parts["numbering"] = ("numbering", "numbering", numbering)
    for name, xml in (notes or {}).items():
        parts[name] = (name, name, xml)
    if header:
        parts["header1"] = ("header", "hdr", header)
    if footer:
        parts["footer1"] = ("footer", "ftr", footer)
    main = f"{_TYPE}document.main+xml" if kind == "document" else f"application/vnd.ms-word.{kind}.main+xml"
    types = f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    relations = ""
    files: dict[str, str | bytes] = {}
    for n, (name, (relation, root, xml)) in enumerate(parts.items(), 1):
        types += f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{relation}+xml"/>'
        relations += f'<Relationship Id="rId{n}" Type="{_RELATION}{relation}" Target="{name}.xml"/>'
        files[f"word/{name}.xml"] = f"{_HEAD}<w:{root} {NAMESPACES}>{xml}</w:{root}>"
    return package(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
            "_rels/.rels": f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{_RELATION}officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
            **files,
        }
    )  # fmt: skip
