"""The collector stays away from a growing document, and is as it was before afterwards."""

from __future__ import annotations

import gc

import pytest

from extractor.core.collecting import SELDOM, rarely, uncollected


@pytest.mark.parametrize("enabled", [True, False])
def test_it_is_as_it_was_before_afterwards(enabled: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was else gc.disable)()


def test_the_command_has_it_look_seldom_and_look() -> None:
    young, *older = gc.get_threshold()
    try:
        rarely()
        assert gc.get_threshold() == (SELDOM, *older)
        assert gc.isenabled()
    finally:
        gc.set_threshold(young, *older)
