"""The looks before the patterns: what they spare is never a match."""

from __future__ import annotations

import random
import re
from importlib import import_module
from pathlib import Path
from re import _constants as ops
from re import _parser

import pytest

import extractor
from extractor.lexicon import cues, phrases
from extractor.lexicon.guards import GUARDS, STOPS, guarded
from extractor.lexicon.openings import characters_behind, closing_characters, needed_characters, opening_characters
from extractor.lexicon.rare import Rare
from extractor.lexicon.rows import Rule
from extractor.statements.find import read_numbers
from extractor.statements.times import Calendar, find_times

RULES = [rule for module in (cues, phrases) for rule in vars(module).values() if isinstance(rule, Rule)]
CLOSING = [rule for rule in RULES if rule.closing is not None]


@pytest.mark.parametrize(
    ("pattern", "opens", "closes"),
    [
        ("(?:甲|乙丙)丁?", "甲乙", "甲丙丁"),
        ("[甲乙]丙*(?=丁)", "甲乙", "甲乙丙"),
        ("甲(?:乙|丙(?!丁))+$", "甲", "乙丙"),
        ("(?<=丁)甲.", "甲", None),
        (".甲", None, "甲"),
        ("甲?", None, None),
    ],
)
def test_characters_that_a_match_can_begin_and_end_with(pattern, opens, closes):
    assert opening_characters(pattern) == (frozenset(opens) if opens else None)
    assert closing_characters(pattern) == (frozenset(closes) if closes else None)


@pytest.mark.parametrize(
    ("pattern", "behind"),
    [
        ("[0-9]{1,3}(?:甲|乙丙)", "甲乙"),
        ("(?<!丁)[0-9]+(?![0-9])(?=[丙丁])", "丙丁"),
        ("[1-9][0-9]*(?:\\.[0-9]+)?甲", ".甲"),
        ("[0-9]{2,4}(?![0-9])", None),
        ("[0-9]+甲?", None),
        ("[0-9]+[^甲]", None),
    ],
)
def test_characters_that_stand_behind_the_number_with_which_a_match_begins(pattern, behind):
    assert characters_behind(pattern, "0123456789") == (frozenset(behind) if behind else None)


@pytest.mark.parametrize("rule", CLOSING, ids=lambda rule: rule.name)
def test_the_look_at_the_end_of_a_text_spares_no_match(rule):
    texts = [text for row in rule.rows for text in row.yes]
    assert texts
    for text in texts:
        for around in (text, f"总量{text}", f"{text}\n"):
            if rule.pattern.search(around) is not None:
                assert around[-1] in rule.closing


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_the_row_that_its_pattern_finds(rule):
    texts = [text for row in rule.rows for text in (*row.yes, *row.no)]
    for text in (*texts, *(f"扎实推进，{text}取得成效" for text in texts)):
        one, two = rule._asked.search(text), rule.pattern.search(text)
        assert (one and (one.start(), one.lastgroup)) == (two and (two.start(), two.lastgroup)), text


def consumes(items, char):
    """Whether a match can hold the character, what is only looked at not counted."""
    for op, value in items:
        if (op is ops.LITERAL and value == char) or (op is ops.NOT_LITERAL and value != char) or op is ops.ANY:
            return True
        if op is ops.IN:
            negated = any(kind is ops.NEGATE for kind, _ in value)
            literal = any(kind is ops.LITERAL and v == char for kind, v in value)
            ranged = any(kind is ops.RANGE and v[0] <= char <= v[1] for kind, v in value)
            if (literal or ranged) != negated or any(kind is ops.CATEGORY for kind, _ in value):
                return True
        inner = {ops.BRANCH: lambda v: v[1], ops.SUBPATTERN: lambda v: [v[3]], ops.ATOMIC_GROUP: lambda v: [v]}
        repeats = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
        parts = [value[2]] if op in repeats else inner.get(op, lambda v: [])(value)
        if any(consumes(part, char) for part in parts):
            return True
    return False


def test_no_claim_but_that_of_a_title_holds_a_stop():
    holds = {guard.name for guard in GUARDS for stop in STOPS if consumes(_parser.parse(guard.pattern), ord(stop))}
    assert holds == {"titled"}


def test_guards_asked_for_places_claim_there_what_they_claim_in_the_whole_text():
    text = "到2025年，建成12345热线平台3个；举办第47届大赛，新增就业5万人。落实《规划，第1号》，前10位企业2家"
    whole = guarded(text)
    for number in re.finditer("[0-9]+", text):
        at = number.start()
        here = [c for c in guarded(text, [at]) if c.start <= at < c.end]
        assert here == [c for c in whole if c.start <= at < c.end]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("打造一网通办平台，建成三个中心", []),
        ("一、三个百分点", ["三个百分点"]),
        ("提高三、五个百分点", ["三", "五个百分点"]),
        ("由十降为三左右", ["三"]),
        ("十四五期间超过三百万人", ["三百万人"]),
        ("翻两番", ["翻两番"]),
        ("占三分之二", ["三分之二"]),
    ],
)
def test_numerals_that_are_passed_over_count_nothing(text, numbers):
    assert [text[q.start : q.end] for q in read_numbers(text)] == numbers


def test_times_are_found_wherever_their_year_stands():
    text = (
        "扎实推进重点工作，" * 8
        + "力争到2025年末达标；（2021—2025）期间"
        + "稳步提升" * 9
        + "，五年来连续十二年增长，较上年"
    )
    words = [text[t.start : t.end] for t in find_times(text, Calendar((2021, 2025), 2021))]
    assert words == ["力争到2025年末", "2021—2025", "五年来", "连续十二年", "较上年"]


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("[甲乙]+丙", "丙"),
        ("甲{2,}(?:乙|丙丁)?.*", "甲"),
        ("(?:甲|乙丙)[一-龥]", "甲乙"),
        (".(?=[丙丁])", "丙丁"),
        ("(?<=甲).", ""),
        ("(?!甲)[^乙]", ""),
        ("甲*", ""),
        (r"\d", ""),
    ],
)
def test_characters_of_which_a_match_holds_one(pattern, needs):
    assert set(needed_characters(pattern)) == set(needs)


def test_letters_whose_case_does_not_matter_are_not_asked_for():
    assert needed_characters("k", re.IGNORECASE) == ""
    assert needed_characters("k<", re.IGNORECASE) in ("", "<")


ROOT = Path(extractor.__file__).parent
RARE = {
    f"{path.relative_to(ROOT)} {name}": value
    for path in sorted(ROOT.rglob("*.py"))
    if "import Rare" in path.read_text("utf-8")
    for name, value in vars(
        import_module(".".join(["extractor", *path.relative_to(ROOT).with_suffix("").parts]))
    ).items()
    if isinstance(value, Rare)
}


@pytest.mark.parametrize("rare", RARE.values(), ids=RARE)
def test_a_text_that_a_rare_pattern_matches_is_searched(rare):
    assert rare.needs
    chance = random.Random(rare.pattern.pattern)
    drawn = [
        drawn_of(_parser.parse(rare.pattern.pattern, rare.pattern.flags & re.IGNORECASE), chance) for _ in range(400)
    ]
    found = [text for text in (f"县 甲{drawn}乙。" for drawn in drawn) if rare.pattern.search(text) is not None]
    assert all(map(rare.may_match, found))
    assert [m.span() for text in found for m in rare.finditer(text)] == [
        m.span() for text in found for m in rare.pattern.finditer(text)
    ]


def drawn_of(items, chance):
    """A text that a pattern may well match: each part drawn by chance, looks behind left out."""
    return "".join(drawn_part(op, value, chance) for op, value in items)


def drawn_part(op, value, chance):
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.IN:
        kind, code = chance.choice(
            [item for item in value if item[0] in (ops.LITERAL, ops.RANGE)] or [(ops.LITERAL, 0x7532)]
        )
        return chr(chance.randint(*code) if kind is ops.RANGE else code)
    if op is ops.BRANCH:
        return drawn_of(chance.choice(value[1]), chance)
    if op is ops.SUBPATTERN:
        return drawn_of(value[3], chance)
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        return "".join(drawn_of(value[2], chance) for _ in range(chance.randint(value[0], min(value[1], value[0] + 2))))
    if op is ops.ASSERT:
        return drawn_of(value[1], chance) if value[0] > 0 else ""
    return "甲" if op in (ops.NOT_LITERAL, ops.ANY) else ""
