"""What the first sentences of a document call it: …规划，根据…编制; 制定《…纲要》（以下简称《纲要》）."""

from __future__ import annotations

import re

from ...core.fragment import Fragment
from .elements import Head

NAMING_LINES = 8
"""First lines, in which a document says what it is called."""
_OPENS_ITSELF = re.compile(
    r"^(?P<title>[^，,。；：]{6,60}?(?:规划|计划|纲要|方案)(?:[（(][^（）()]{1,20}[）)])?(?:纲要)?)[，,](?:根据|依据|按照|是|主要|以)"
)
_MADE_HERE = re.compile(
    r"(?:编制|制定|制订|形成)(?:了|本)?《(?P<title>[^《》]{4,80})》[（(]以下简称[《“]?(?:本)?(?:《)?(?:规划|计划|纲要|方案)"
)
_IN_FULL = re.compile(r"《(?P<title>[^《》]{4,80})》(?:的?全文)?(?:如下|全文发布)[。：:]?$")
"""How a newspaper announces the document below: 《…实施方案》全文如下。"""
_GIVEN_OUT = re.compile(
    r"(?:^|[：:])(?:经[^，,。]{2,20}[，,])?现将[^《》，,。]{0,12}《(?P<title>[^《》]{4,80})》[^《》，。]{0,4}(?:[（(][^（）()]*[）)])?[^《》，。]{0,6}[印转]发"
)
_APPROVED = re.compile(
    r"(?:^|[：:])《(?P<title>[^《》]{4,80})》(?:[（(][^（）()]*[）)])?(?:业|现)?已?经[^《》。]{2,40}(?:同意|通过|批准|审定)[，,]现(?:予以?)?[印转]发"
)
_MADE_AND_GIVEN = re.compile(
    r"(?:编制|制定|制订|修订)了?《(?P<title>[^《》]{4,80})》[，,](?:经[^，,。]{2,20}(?:同意|批准|通过|审定)[，,])?现(?:予以?)?[印转]发"
)
"""A notice that lost its title and its plan's: 现将《…规划》印发给你们; 《…规划》已经…同意，现印发给你们."""
_NAMES_ITSELF = (_OPENS_ITSELF, _MADE_HERE, _IN_FULL, _GIVEN_OUT, _APPROVED, _MADE_AND_GIVEN)


def named_in_opening(head: Head) -> Fragment | None:
    """The name that one of the first paragraphs gives the document."""
    for body in head.bodies[:NAMING_LINES]:
        found = next((m for pattern in _NAMES_ITSELF if (m := pattern.search(body.text)) is not None), None)
        if found:
            return body.sub(*found.span("title"))
    return None
