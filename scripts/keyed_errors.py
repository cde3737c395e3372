"""One mistake of one kind in a keyed copy, for scripts/validate_bench.py. Nothing here uses the validator.

Each function makes a mistake that is one: the new value is another amount, and no other number of its row or column,
so that its kind is beyond dispute. It returns where the mistake is, or None where the chosen cell cannot have it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from keyed_copies import Cell, Copy

from extractor.lexicon.tables import is_missing

HANZI = "蔬贝拾舟渭棋柏涯鹃碧"
"""Characters of which no indicator is named."""


@dataclass(frozen=True)
class Mistake:
    """``kind`` and the place of the cell to blame; ``row`` is None for a row that is not there any more."""

    kind: str | None
    row: int | None
    column: int | None
    indicator: str | None


def _pick(copy: Copy, rng: random.Random, part: str = "value") -> tuple[int, int, Cell]:
    r, c = rng.choice(copy.cells(part))
    return r, c, copy.rows[r][c]


def _numbers_near(copy: Copy, r: int, c: int) -> set[Decimal]:
    """All numbers that the source prints in the row and in the column of a cell."""
    cell = copy.rows[r][c]
    near = [
        other for row in copy.rows for other in row
        if other.part == "value" and (other.indicator == cell.indicator or other.source_column == cell.source_column)
    ]  # fmt: skip
    return {Decimal(n) for other in near for n in re.findall(r"[0-9]+(?:\.[0-9]+)?", other.raw)}


def _replace_number(copy: Copy, r: int, c: int, new: str) -> bool:
    cell = copy.rows[r][c]
    old = cell.number or ""
    text = str(cell.text)
    if old not in text or re.match(r"0[0-9]", new) or new.startswith(".") or new.endswith("."):
        return False
    if not Decimal(old) or not Decimal(new):
        return False
    ratio = Decimal(new) / Decimal(old)
    if ratio == 1 or Decimal(new) in _numbers_near(copy, r, c) or (cell.unit == "%" and ratio == Decimal("0.01")):
        return False
    copy.put(r, c, text.replace(old, new))
    return True


def _digits(change: Callable[[str, random.Random], str], kind: str) -> Callable[[Copy, random.Random], Mistake | None]:
    """A mistake in the digits; it must not amount to a shift of the decimal point."""

    def make(copy: Copy, rng: random.Random) -> Mistake | None:
        r, c, cell = _pick(copy, rng)
        if cell.number is None:
            return None
        new = change(cell.number, rng)
        shifted = new.replace(".", "").strip("0") == cell.number.replace(".", "").strip("0")
        if not new or shifted != (kind == "decimal_point") or not _replace_number(copy, r, c, new):
            return None
        return Mistake(kind, r, c, cell.indicator)

    return make


def _other_digit(number: str, rng: random.Random) -> str:
    at = rng.choice([n for n, d in enumerate(number) if d.isdigit()])
    return number[:at] + rng.choice([d for d in "0123456789" if d != number[at]]) + number[at + 1 :]


def _swapped(number: str, rng: random.Random) -> str:
    pairs = [n for n in range(len(number) - 1) if number[n : n + 2].isdigit() and number[n] != number[n + 1]]
    if not pairs:
        return ""
    at = rng.choice(pairs)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def _dropped(number: str, rng: random.Random) -> str:
    at = rng.choice([n for n, d in enumerate(number) if d.isdigit()])
    return number[:at] + number[at + 1 :] if len(number) > 1 else ""


def _doubled(number: str, rng: random.Random) -> str:
    at = rng.choice([n for n, d in enumerate(number) if d.isdigit()])
    return number[:at] + number[at] + number[at:]


def _point(number: str, rng: random.Random) -> str:
    return f"{(Decimal(number) * Decimal(10) ** rng.choice((-3, -2, -1, 1, 2, 3))).normalize():f}"


WRONG_UNITS = {
    "万人": ("人", "亿人", "万人次"), "万人次": ("人次", "万人"), "亿元": ("万元", "元"), "人": ("万人", "人次"),
    "%": ("‰", "个百分点"),
    "年": ("月",), "万张": ("张", "万人"),
}  # fmt: skip


def _wrong_units(unit: str) -> tuple[str, ...]:
    return WRONG_UNITS.get(unit) or (unit.removeprefix("万") if unit.startswith("万") else f"万{unit}",)


def _unit(copy: Copy, rng: random.Random) -> Mistake | None:
    """Another unit in the cell, in the unit column or the name, or ten thousand times the amount."""
    r, c, cell = _pick(copy, rng)
    if cell.number is None or cell.unit is None or not Decimal(cell.number):  # none is none in any unit
        return None
    text, old, wrong = str(cell.text), cell.number, rng.choice(_wrong_units(cell.unit))
    way = rng.choice(("cell", "said", "scale"))
    if way == "cell":
        copy.put(r, c, re.sub("[%％]", "", text).replace(old, old + wrong))
    elif way == "scale" and cell.unit != "%":
        copy.put(r, c, text.replace(old, f"{(Decimal(old) * Decimal(10) ** rng.choice((-4, 4))).normalize():f}"))
    elif way == "said":
        for at, other in enumerate(copy.rows[r]):
            if other.part in ("unit", "name") and re.search(
                rf"(?:^|[(（]){re.escape(cell.unit)}(?:$|[)）])", str(other.text)
            ):
                copy.put(r, at, re.sub(rf"{re.escape(cell.unit)}(?=[)）]?$)", wrong, str(other.text)))
                return Mistake("unit", r, at, cell.indicator) if "%" not in text else None
        return None
    else:
        return None
    return Mistake("unit", r, c, cell.indicator)


def _comparator(copy: Copy, rng: random.Random) -> Mistake | None:
    part = "comparator" if copy.layout == "split" else "value"
    r, c, cell = _pick(copy, rng, part)
    if cell.number is None:
        return None
    text = str(cell.text)
    if part == "value" and re.search("[≥≤以约左]", text):  # a second sign makes no other bound of it
        return None
    if part == "comparator":
        new = rng.choice([sign for sign in ("=", "<", ">", "<=", ">=") if sign != text])
    elif re.search("[<>＜＞]", text):
        new = re.sub("[<>＜＞]", rng.choice(("", "≤", "≥", "<" if re.search("[>＞]", text) else ">")), text)
    else:
        new = rng.choice(("<", ">", "≥", "≤", "约")) + text
    copy.put(r, c, new)
    return Mistake("comparator", r, c, cell.indicator)


def _total_mark(copy: Copy, rng: random.Random) -> Mistake | None:
    part = "cumulative" if copy.layout == "split" else "value"
    r, c, cell = _pick(copy, rng, part)
    if cell.number is None:
        return None
    text = str(cell.text)
    if part == "cumulative":
        new = "否" if text == "是" else "是"
    elif re.search(r"[\[〔]", text):
        new = re.sub(r"[\[\]〔〕]", "", text)
    elif re.search(r"[（(【［]", text):  # brackets of another kind may be a mark themselves
        return None
    else:
        new = re.sub(r"[0-9.]+%?", lambda m: f"[{m.group()}]", text)
    copy.put(r, c, new)
    return Mistake("total_mark", r, c, cell.indicator)


def _other_column(copy: Copy, rng: random.Random) -> Mistake | None:
    return _taken(
        copy, rng, "other_column", lambda a, b: a.indicator == b.indicator and a.source_column != b.source_column
    )


def _other_row(copy: Copy, rng: random.Random) -> Mistake | None:
    return _taken(
        copy, rng, "other_row", lambda a, b: a.indicator != b.indicator and a.source_column == b.source_column
    )


def _taken(copy: Copy, rng: random.Random, kind: str, from_: Callable[[Cell, Cell], bool]) -> Mistake | None:
    """The value of another cell; for other rows none that a slip or the row's own numbers would explain."""
    r, c, cell = _pick(copy, rng)
    choice = [
        (y, x) for y, x in copy.cells("value") if from_(cell, copy.rows[y][x]) and copy.rows[y][x].number is not None
    ]
    if not choice or (cell.number is None and not cell.missing):
        return None
    y, x = rng.choice(choice)
    other = copy.rows[y][x]
    if cell.number is not None and Decimal(cell.number) == Decimal(other.number or 0):
        return None
    if kind == "other_row":
        own = {
            n
            for b in copy.rows
            for a in b
            if a.part == "value" and a.indicator == cell.indicator
            for n in re.findall(r"[0-9.]+", a.raw)
        }
        if any(Decimal(n) == Decimal(other.number or 0) for n in own) or _slip(cell.number or "", other.number or ""):
            return None
        if other.unit != cell.unit:
            return None
    elif copy.layout == "split" and (cell.missing or _marks(copy, r) != _marks(copy, y)):
        return None  # marks in other columns stay behind, and the value would be in no cell of the source
    copy.put(r, c, other.text)
    if copy.layout == "split" and _marks(copy, r) != _marks(copy, y):
        return None
    return Mistake(kind, r, c, cell.indicator)


def _marks(copy: Copy, r: int) -> list[object]:
    return [cell.text for cell in copy.rows[r] if cell.part in ("comparator", "cumulative")]


def _slip(right: str, wrong: str) -> bool:
    """Whether the digits of one are in the other, in any order: then a slip explains it as well."""
    a, b = (re.sub(r"[^0-9]", "", n) for n in (right, wrong))
    short, long = sorted((a, b), key=len)
    rest = list(long)
    for digit in short:
        if digit not in rest:
            return False
        rest.remove(digit)
    return len(rest) <= 1 or not "".join(rest).strip("0")


def _zero(copy: Copy, rng: random.Random) -> Mistake | None:
    r, c, cell = _pick(copy, rng)
    if not cell.missing:
        return None
    copy.put(r, c, rng.choice((0, "0", "0.0")))
    return Mistake("missing_as_zero", r, c, cell.indicator)


def _invented(copy: Copy, rng: random.Random) -> Mistake | None:
    r, c, cell = _pick(copy, rng)
    if not cell.missing:
        return None
    new = Decimal(rng.randint(11, 99999)) / rng.choice((1, 10, 100))
    if new in _numbers_near(copy, r, c):
        return None
    copy.put(r, c, rng.choice((str(new), float(new))))
    return Mistake("invented_value", r, c, cell.indicator)


def _left_out(copy: Copy, rng: random.Random) -> Mistake | None:
    r, c, cell = _pick(copy, rng)
    if cell.missing or is_missing(str(cell.text or "")):
        return None
    copy.put(r, c, rng.choice(("", "—", None, "n/a")))
    return Mistake(None, r, c, cell.indicator)


def _attribute(copy: Copy, rng: random.Random) -> Mistake | None:
    if not copy.cells("attribute"):
        return None
    r, c, cell = _pick(copy, rng, "attribute")
    if not cell.text:
        return None
    copy.put(r, c, rng.choice([word for word in ("约束性", "预期性", "指导性") if word != cell.text]))
    return Mistake("attribute", r, c, cell.indicator)


def _name(copy: Copy, rng: random.Random) -> Mistake | None:
    r, c, cell = _pick(copy, rng, "name")
    name = cell.indicator or ""
    if len(name) < 6 or name not in str(cell.text):
        return None
    at = rng.randrange(len(name))
    wrong = name[:at] + rng.choice(HANZI) + name[at + 1 :]
    if "(" in name:
        return None
    copy.put(r, c, str(cell.text).replace(name, wrong))
    return Mistake("name", r, c, cell.indicator)


def _duplicate_row(copy: Copy, rng: random.Random) -> Mistake | None:
    r, c, cell = _pick(copy, rng, "name")
    at = rng.randint(r + 1, len(copy.rows))
    copy.rows.insert(at, [replace(other) for other in copy.rows[r]])
    return Mistake("duplicate_row", at, c, cell.indicator)


def _missing_row(copy: Copy, rng: random.Random) -> Mistake | None:
    _, _, cell = _pick(copy, rng, "name")
    copy.rows = [row for row in copy.rows if all(other.indicator != cell.indicator for other in row)]
    return Mistake("missing_row", None, None, cell.indicator)


KINDS: dict[str, Callable[[Copy, random.Random], Mistake | None]] = {
    "value": _digits(_other_digit, "value"),
    "digits_transposed": _digits(_swapped, "digits_transposed"),
    "digit_dropped": _digits(_dropped, "digit_dropped"),
    "digit_doubled": _digits(_doubled, "digit_doubled"),
    "decimal_point": _digits(_point, "decimal_point"),
    "unit": _unit,
    "comparator": _comparator,
    "total_mark": _total_mark,
    "other_column": _other_column,
    "other_row": _other_row,
    "missing_as_zero": _zero,
    "invented_value": _invented,
    "left_out": _left_out,
    "attribute": _attribute,
    "name": _name,
    "duplicate_row": _duplicate_row,
    "missing_row": _missing_row,
}
"""Every kind of the contract, and ``left_out``: a value that is not keyed at all, which has no kind."""
