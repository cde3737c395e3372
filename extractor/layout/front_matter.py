"""公文要素: what stands before the plan's first heading and after its last sentence.

Terms and order follow GB/T 9704-2012: 发文机关标志, 发文字号, 标题, 主送机关, 正文, 附件说明,
发文机关署名, 成文日期, 附注; then 版记 with 抄送机关, 印发机关 and 印发日期.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ..core.fragment import Fragment, join
from ..lexicon.numerals import han_number
from ..lexicon.widths import fold, squeeze
from .nodes import Block, TextBlock
from .paragraphs import Unit, ends_sentence

_NUMBER = re.compile(
    r"(?P<raw>(?P<agency>[\u4e00-\u9fff][\u4e00-\u9fff（）()]{0,14})\s*[〔\[［【（(﹝]\s*(?P<year>(?:19|20)[0-9]{2})\s*[〕\]］】）)﹞]\s*(?:第)?\s*(?P<serial>[0-9]{1,5})\s*号)"
)
_FIELD = re.compile(r"^(?:发文字号|发文文号|文\s*号|文件编号|文件字号)\s*[:：]?\s*")
_DATE = re.compile(
    r"(?P<y>(?:19|20)\s*[0-9]\s*[0-9]|[一二][〇○零OＯ0九][〇○零OＯ0一二三四五六七八九]{2})\s*年\s*"
    r"(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?P<d>[0-9]{1,2}|[一二三四五六七八九十]{1,4})\s*日"
)
_PRINTED = re.compile(r"印\s*发\s*$")
_AGENCY = re.compile(r"(?:人民政府|办公厅|办公室|委员会|[厅局部委署院会]|管委会|领导小组|党委|政府)(?:文件)?$")
_TITLE_END = re.compile(
    r"(?:规\s*划|计\s*划|纲\s*要|方\s*案|报\s*告|意\s*见|办\s*法|指\s*南|要\s*点|蓝\s*图|行\s*动|规划建议|设\s*想|综\s*述)"
    r"(?:\s*[（(【\[][^（）()]{1,24}[）)】\]])*$"
)
_NOTICE_END = re.compile(r"(?:通\s*知|公\s*告|决\s*定|批\s*复|复\s*函|的\s*函|通\s*报)$")
_RECIPIENT = re.compile(r"各|局|委|厅|办|政府|单位|部门|公司|院校|处室")
_NOT_RECIPIENT = re.compile(r"如下|以下|原则|目标|代表|[《》。；]|同志们|附件|单位[:：]|联系")
_COPIED = re.compile(r"^抄\s*(?:送|报)\s*[:：]?\s*")
_STAMP = re.compile(
    r"^[（(]?\s*(?:此件|本件|公开(?:类别|方式|属性)|信息公开|联系(?:单位|人|电话)|主动公开|索\s*引\s*号|主题(?:词|分类)|发布(?:日期|机构|时间)|成文日期|有效性|效力状态)"
)
_SUBTITLE = re.compile(
    r"^(?:——|—|－－|--)\s*\S|^[（(]\s*(?:(?:19|20)\d\d\s*年?.*|草案|征求意见稿|送审稿|公开征求意见稿|试行|摘要|节选)\s*[）)]$"
)


@dataclass(slots=True)
class FrontMatter:
    """Each element as (value, place); ``leaves`` are the blocks that are metadata lines and no text."""

    title: Fragment | None = None
    subtitle: Fragment | None = None
    notice_title: Fragment | None = None
    number: tuple[dict[str, object], Fragment] | None = None
    issuer: Fragment | None = None
    recipients: list[Fragment] = field(default_factory=list)
    date_written: tuple[date, Fragment] | None = None
    date_printed: tuple[date, Fragment] | None = None
    printed_by: Fragment | None = None
    copied_to: list[Fragment] = field(default_factory=list)
    leaves: list[Fragment] = field(default_factory=list)


def read_front_matter(head: Sequence[TextBlock], tail: Sequence[Block]) -> tuple[FrontMatter, set[int], set[int]]:
    """Elements of the document; also which blocks of ``head`` and ``tail`` were used up by them.

    Args:
        head: text blocks before the first heading.
        tail: the last blocks of the document.
    """
    reader = _Head(head)
    reader.read()
    used_tail = _read_tail(tail, reader.out)
    return reader.out, reader.used, used_tail


def plan_start(units: Sequence[Unit]) -> int:
    """Index of the unit where the plan inside a notice begins: its own title, after the notice's end.

    0 where the text has no notice, or where the notice itself is the document.
    """
    notice = next(
        (n for n, u in enumerate(units[:25]) if u.grid is None and len(u.text) <= 120 and _NOTICE_END.search(u.text)),
        None,
    )
    salute = next((n for n, u in enumerate(units[:40]) if u.grid is None and is_recipients(u.text)), None)
    if notice is None and salute is None:
        return 0
    begin = max(n for n in (notice, salute) if n is not None) + 1
    dated = next((n for n in range(begin, min(len(units), begin + 40)) if _ends_with_date(units[n])), None)
    for n in range(dated + 1 if dated is not None else begin, min(len(units), begin + 60)):
        unit = units[n]
        if unit.grid is None and unit.mark is None and _is_title_line(unit.text):
            first = n
            while first > begin and first > (dated or 0) + 1 and _is_short_line(units[first - 1]):
                first -= 1
            return first
    return 0


def is_recipients(text: str) -> bool:
    """各市、州…人民政府，省政府各部门： on a line of its own."""
    return (
        text[-1] in "：:"
        and 4 <= len(text) <= 400
        and bool(_RECIPIENT.search(text))
        and not _NOT_RECIPIENT.search(text[:-1])
    )


def _ends_with_date(unit: Unit) -> bool:
    found = list(_DATE.finditer(unit.text)) if unit.grid is None and len(unit.text) <= 60 else []
    return bool(found) and not unit.text[found[-1].end() :].strip("）) ") and not _PRINTED.search(unit.text)


def _is_title_line(text: str) -> bool:
    return (
        len(text) <= 60
        and bool(_TITLE_END.search(text))
        and not ends_sentence(text)
        and not re.search("[：:]", text)
        and not text.startswith(("附件", "—"))
    )


def _is_short_line(unit: Unit) -> bool:
    text = unit.text
    return (
        unit.grid is None
        and unit.mark is None
        and len(text) <= 40
        and not ends_sentence(text)
        and not _STAMP.match(text)
        and not _DATE.search(text)
        and not re.match(r"^附\s*件", text)
    )


class _Head:
    def __init__(self, blocks: Sequence[TextBlock]):
        self.blocks = blocks
        self.texts = [b.body.text for b in blocks]
        self.used: set[int] = set()
        self.out = FrontMatter()
        self.notice_end = 0

    def read(self) -> None:
        self._number_and_letterhead()
        self._notice()
        self._title()
        self.out.leaves = [self.blocks[n].body for n in sorted(self.used)]

    def _use(self, *indexes: int) -> None:
        self.used.update(indexes)

    def _number_and_letterhead(self) -> None:
        for n, text in enumerate(self.texts[:60]):
            if len(text) > 70:
                continue
            found = _NUMBER.search(fold_keep(text))
            if found and self.out.number is None and len(squeeze(text)) <= len(squeeze(found.group())) + 20:
                start, end = found.span("raw")
                place = self.blocks[n].body.sub(start, end)
                field_name = _FIELD.match(text)
                if field_name:
                    start = max(start, field_name.end())
                    place = self.blocks[n].body.sub(start, end)
                self.out.number = _number_value(place), place
                self._use(n)
            elif n < 8 and text.endswith("文件") and _AGENCY.search(squeeze(text)):
                self.out.issuer = self.blocks[n].body.sub(0, len(text) - 2).strip()
                self._use(n)

    # -- the notice -----------------------------------------------------------------------

    def _notice(self) -> None:
        at = self._recipients_at()
        title_end = at if at is not None else self._notice_title_end()
        if title_end is not None:
            self._notice_title(title_end)
        if at is not None:
            self._recipients(at)
            self.notice_end = at + 1
        elif title_end is not None:
            self.notice_end = title_end
        self._signature(self.notice_end)

    def _recipients_at(self) -> int | None:
        for n, text in enumerate(self.texts[:40]):
            if is_recipients(text):
                return n
        return None

    def _notice_title_end(self) -> int | None:
        for n, text in enumerate(self.texts[:30]):
            if len(text) <= 120 and _NOTICE_END.search(text) and not _STAMP.match(text):
                return n + 1
        return None

    def _notice_title(self, end: int) -> None:
        first = end
        while first > 0 and end - first < 5 and self._is_title_part(first - 1):
            first -= 1
        parts = [self.blocks[n].body for n in range(first, end)]
        while parts and not re.search("关于|印发|转发|发布", "".join(p.text for p in parts)):
            return
        if parts and _NOTICE_END.search(parts[-1].text):
            self.out.notice_title = join(parts)
            self._use(*range(first, end))

    def _is_title_part(self, n: int) -> bool:
        text = self.texts[n]
        return (
            n not in self.used
            and len(text) <= 120
            and not ends_sentence(text)
            and not _STAMP.match(text)
            and not _DATE.fullmatch(text)
        )

    def _recipients(self, at: int) -> None:
        body = self.blocks[at].body
        self._use(at)
        for match in re.finditer(r"[^，,；;：:]+", body.text.rstrip("：:")):
            place = body.sub(*match.span()).strip()
            if place.text:
                self.out.recipients.append(place)

    def _signature(self, start: int) -> None:
        """署名 and 成文日期: a line that is a date, and the agencies right above it."""
        limit = self._plan_title_at(start)
        for n in range(start, min(len(self.texts), start + 40)):
            text = self.texts[n]
            found = _DATE.search(text)
            if not found or _PRINTED.search(text) or len(text) > 60:
                continue
            before = text[: found.start()].strip("（( \u3000")
            if (
                text[found.end() :].strip("）) \u3000")
                or (before and not _AGENCY.search(before))
                or (
                    start == 0
                    and self.out.notice_title is None
                    and not (n and _AGENCY.search(squeeze(self.texts[n - 1])))
                )
            ):
                continue
            if limit is not None and n > limit and self.out.notice_title is not None and not self.out.recipients:
                continue
            written = parse_date(found.group())
            if written is None:
                continue
            self.out.date_written = written, self.blocks[n].body.sub(*found.span())
            self._use(n)
            self._signers(
                n, self.blocks[n].body.sub(0, len(before)).strip() if before else self.blocks[n].body.sub(0, 0)
            )
            self.notice_end = max(self.notice_end, n + 1)
            return

    def _plan_title_at(self, start: int) -> int | None:
        for n in range(start, len(self.texts)):
            if _TITLE_END.search(self.texts[n]) and len(self.texts[n]) <= 60:
                return n
        return None

    def _signers(self, date_at: int, inline: Fragment) -> None:
        lines = [inline] if inline.text else []
        n = date_at - 1
        while (
            n >= 0
            and n not in self.used
            and len(self.texts[n]) <= 40
            and _AGENCY.search(squeeze(self.texts[n]))
            and not ends_sentence(self.texts[n])
        ):
            lines.insert(0, self.blocks[n].body)
            self._use(n)
            n -= 1
        if lines:
            self.out.issuer = join(lines)

    # -- the plan's title -----------------------------------------------------------------

    def _title(self) -> None:
        run = self._title_run(self.notice_end) or (self._title_run(0) if self.out.notice_title is None else None)
        if run is not None:
            first, last = run
            self.out.title = join([self.blocks[n].body for n in range(first, last + 1)]).strip()
            self._use(*range(first, last + 1))
            self._subtitle(last + 1)
        elif self.out.notice_title is not None:
            named = re.search(r"[《<〈](.+?)[》>〉](?:的|等|》)*通", self.out.notice_title.text)
            if named:
                self.out.title = self.out.notice_title.sub(*named.span(1))
            else:
                self.out.title = self.out.notice_title
        else:
            self._plain_title()
        if self.out.issuer is None:
            self._cover_issuer()

    def _cover_issuer(self) -> None:
        """The agency on a cover: right below the title, above a year and month."""
        for n, text in enumerate(self.texts[:12]):
            dated = n + 1 < len(self.texts) and re.match(
                r"^(?:（|\()?[12二一][0-9〇○零OО一二三四五六七八九\s]{3,6}年", self.texts[n + 1]
            )
            if (
                n not in self.used
                and len(text) <= 30
                and dated
                and _AGENCY.search(squeeze(text))
                and len(self.texts[n + 1]) <= 20
            ):
                self.out.issuer = self.blocks[n].body
                self._use(n)
                return

    def _title_run(self, start: int) -> tuple[int, int] | None:
        """One to three short lines in a row that end like the title of a plan."""
        for last in range(start, min(len(self.texts), start + 40)):
            text = self.texts[last]
            if (
                last in self.used
                or len(text) > 60
                or not _TITLE_END.search(text)
                or ends_sentence(text)
                or re.search("[：:]", text)
                or text.startswith(("附件", "—"))
            ):
                continue
            if re.match(r"^(?:根据|按照|为|现将|制定|编制)", text):
                continue
            while last + 1 < len(self.texts) and self._extends_title(last + 1):
                last += 1
            first = last
            while first > start and last - first < 3 and self._joins_title(first - 1):
                first -= 1
            return first, last
        return None

    def _extends_title(self, n: int) -> bool:
        """A second line right below that also ends like a title: …规划 / 实施情况评估报告."""
        text = self.texts[n]
        return (
            n not in self.used
            and len(text) <= 30
            and bool(_TITLE_END.search(text))
            and not re.search("[：:。]|^[—（(]", text)
        )

    def _joins_title(self, n: int) -> bool:
        text = self.texts[n]
        return (
            n not in self.used and len(text) <= 40 and not ends_sentence(text) and not _STAMP.match(text)
            and not _AGENCY.search(squeeze(text)) and not _DATE.search(text) and not re.match(r"^附\s*件|^[（(]", text)
            and not re.search("[：:]", text)
        )  # fmt: skip

    def _subtitle(self, n: int) -> None:
        if n < len(self.texts) and n not in self.used and len(self.texts[n]) <= 60 and _SUBTITLE.match(self.texts[n]):
            self.out.subtitle = self.blocks[n].body
            self._use(n)

    def _plain_title(self) -> None:
        """No line is named like a plan: the first short line, with a subtitle after it (a press review)."""
        for n, text in enumerate(self.texts[:6]):
            if n in self.used or len(text) > 50 or ends_sentence(text) or _STAMP.match(text) or _DATE.fullmatch(text):
                continue
            self.out.title = self.blocks[n].body
            self._use(n)
            self._subtitle(n + 1)
            return


def _read_tail(blocks: Sequence[Block], out: FrontMatter) -> set[int]:
    """版记: 抄送, 印发机关, 印发日期."""
    used: set[int] = set()
    start = next((n for n, b in enumerate(blocks) if isinstance(b, TextBlock) and _COPIED.match(b.body.text)), None)
    printed = next(
        (
            n
            for n, b in enumerate(blocks)
            if isinstance(b, TextBlock)
            and len(squeeze(b.body.text)) <= 60
            and _PRINTED.search(b.body.text)
            and _DATE.search(b.body.text)
        ),
        None,
    )
    if printed is not None:
        _printed(blocks, printed, out, used)
    if out.date_written is None:
        _signed_below(blocks, start if start is not None else len(blocks), out, used)
    if start is None:
        return used
    for n in range(start, printed if printed is not None and printed > start else len(blocks)):
        block = blocks[n]
        if n in used or not isinstance(block, TextBlock):
            continue
        if n > start and re.match(r"承\s*办|印\s*发|共印|联系", block.body.text):
            break
        if n > start and not re.search(r"[，。；,;]", block.body.text) and not _RECIPIENT.search(block.body.text):
            break
        _copied(block.body, out)
        used.add(n)
        out.leaves.append(block.body)
    return used


def _signed_below(blocks: Sequence[Block], end: int, out: FrontMatter, used: set[int]) -> None:
    """署名 and 成文日期 at the end of a document that is a notice and nothing else."""
    for n in range(max(0, end - 6), end):
        block = blocks[n]
        found = _DATE.fullmatch(block.body.text) if isinstance(block, TextBlock) else None
        written = parse_date(found.group()) if found else None
        if written is None or not isinstance(block, TextBlock):
            continue
        out.date_written = written, block.body
        used.add(n)
        out.leaves.append(block.body)
        above = blocks[n - 1] if n else None
        if (
            isinstance(above, TextBlock)
            and len(above.body.text) <= 40
            and _AGENCY.search(squeeze(above.body.text))
            and not ends_sentence(above.body.text)
        ):
            out.issuer = out.issuer or above.body
            used.add(n - 1)
            out.leaves.append(above.body)
        return


def _printed(blocks: Sequence[Block], at: int, out: FrontMatter, used: set[int]) -> None:
    block = blocks[at]
    assert isinstance(block, TextBlock)
    found = _DATE.search(block.body.text)
    assert found is not None
    printed = parse_date(found.group())
    if printed is None:
        return
    out.date_printed = printed, block.body.sub(*found.span())
    before = block.body.sub(0, found.start()).strip()
    used.add(at)
    out.leaves.append(block.body)
    above = blocks[at - 1] if at else None
    if before.text:
        out.printed_by = before
    elif (
        isinstance(above, TextBlock)
        and len(above.body.text) <= 40
        and _AGENCY.search(squeeze(above.body.text))
        and not ends_sentence(above.body.text)
    ):
        out.printed_by = above.body
        used.add(at - 1)
        out.leaves.append(above.body)


def _copied(body: Fragment, out: FrontMatter) -> None:
    mark = _COPIED.match(body.text)
    start = mark.end() if mark else 0
    for match in re.finditer(r"[^，,。；;]+", body.text[start:]):
        place = body.sub(start + match.start(), start + match.end()).strip()
        if place.text:
            out.copied_to.append(place)


def fold_keep(text: str) -> str:
    """Full-width digits to half, brackets as they are."""
    return "".join(chr(ord(c) - 0xFEE0) if "０" <= c <= "９" else c for c in text)


def _number_value(place: Fragment) -> dict[str, object]:
    found = _NUMBER.search(fold_keep(place.text))
    assert found is not None
    return {
        "raw": squeeze(place.text), "agency": found.group("agency"),
        "year": int(found.group("year")), "serial": int(found.group("serial")),
    }  # fmt: skip


def parse_date(text: str) -> date | None:
    """2021年8月25日 or 二〇二一年八月二十五日; None where it is no day of the calendar."""
    found = _DATE.search(fold(text))
    if found is None:
        return None
    parts = []
    for name in ("y", "m", "d"):
        raw = squeeze(found.group(name)).replace("O", "〇").replace("Ｏ", "〇")
        value = int(raw) if raw.isdecimal() else han_number(raw.replace("0", "〇"))
        if value is None:
            return None
        parts.append(value)
    try:
        return date(*parts)
    except ValueError:
        return None
