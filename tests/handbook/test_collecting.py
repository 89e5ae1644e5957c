"""Garbage while sections are laid out: that of the one before is cleared away, and no other time is spent on it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest

from coursewright.handbook.collecting import YOUNG, few_collections
from coursewright.handbook.pdf import WeasyPress
from coursewright.handbook.sections import Section


class Box:
    """Something that refers to itself, as a laid-out box does by way of its page."""

    def __init__(self) -> None:
        self.page = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, *before[1:])
    yield
    gc.set_threshold(*before)


def test_the_boxes_of_a_section_are_cleared_away_before_the_next_one() -> None:
    with few_collections(after_others=False):
        box = weakref.ref(Box())
    assert box() is not None, "who lays out one section waits for nothing"
    with few_collections(after_others=True):
        assert box() is None


def test_what_was_there_before_the_first_section_is_not_looked_at() -> None:
    gc.disable()
    box = weakref.ref(Box())
    with few_collections(after_others=False):
        assert box() is not None
    gc.enable()


def test_a_press_clears_away_before_its_second_section(
    press: Callable[..., WeasyPress], monkeypatch: pytest.MonkeyPatch
) -> None:
    cleared: list[int] = []
    monkeypatch.setattr(gc, "collect", cleared.append)
    made, section = press(), Section(name="case", tree=("text",))
    made.lay_out(section, section.tree, 1)
    assert cleared == []
    made.lay_out(section, section.tree, 1)
    assert cleared == [0]


def test_nothing_is_collected_inside_and_seldom_afterwards() -> None:
    with few_collections(after_others=False):
        assert not gc.isenabled()
        assert gc.get_threshold()[0] == 700
    assert gc.isenabled()
    assert gc.get_threshold()[0] == YOUNG


def test_who_has_switched_the_collector_off_finds_it_off() -> None:
    gc.disable()
    try:
        with few_collections(after_others=False):
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
