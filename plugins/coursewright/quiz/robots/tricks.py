"""The tricks of test-wise readers (Millman, Bishop & Ebel 1965), each as a function from a turn to a choice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import pairwise

from coursewright.languages.items import items_of
from coursewright.languages.script import has_signs
from coursewright.quiz.lint.cues import absolutes, hedges
from coursewright.quiz.lint.text import plain, tokens, width
from coursewright.quiz.robots.turns import Turn

_NUMBER = re.compile(r"[^\d]{0,4}([+-]?\d+(?:[.,]\d+)?)\s*\D{0,6}")
_PLACES = ("first", "second", "third", "fourth")
MARGIN = 1.1
"""How much longer than all others a choice must be to stand out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trick:
    """A robot: its name, what it always chooses in words, and its choice; None where its trick says nothing."""

    name: str
    habit: str
    choose: Callable[[Turn], int | None]
    stands_out: Callable[[Turn, int], bool] = lambda _turn, _choice: True


def longest(turn: Turn) -> int | None:
    """The longest choice."""
    return None if turn.statement else _only(max, [width(text) for text in turn.choices])


def shortest(turn: Turn) -> int | None:
    """The shortest choice."""
    return None if turn.statement else _only(min, [width(text) for text in turn.choices])


def most_hedged(turn: Turn) -> int | None:
    """The choice with most words that allow exceptions; a statement with one is true."""
    if turn.statement:
        mild = hedges(turn.stem, turn.language) and not absolutes(turn.stem, turn.language)
        return 0 if mild else None
    counts = [len(hedges(text, turn.language)) for text in turn.choices]
    return _only(max, counts) if any(counts) else None


def never_absolute(turn: Turn) -> int | None:
    """One of the choices without a word that allows no exception; a statement with one is false."""
    if turn.statement:
        return 1 if absolutes(turn.stem, turn.language) else None
    mild = [index for index, text in enumerate(turn.choices) if not absolutes(text, turn.language)]
    return None if not mild or len(mild) == len(turn.choices) else mild[_dice(turn) % len(mild)]


def echo(turn: Turn) -> int | None:
    """The choice that repeats most of the stem's words."""
    if turn.statement:
        return None
    stem = _telling(turn.stem, turn.language)
    counts = [len(stem & _telling(text, turn.language)) for text in turn.choices]
    return _only(max, counts) if any(counts) else None


def lesson_words(turn: Turn) -> int | None:
    """The choice that holds the most runs of the lesson's own words."""
    if turn.statement or not turn.taught.runs:
        return None
    counts = [turn.taught.count_runs(text) for text in turn.choices]
    return _only(max, counts) if any(counts) else None


def middle_number(turn: Turn) -> int | None:
    """Of three or more numbers the one in the middle, of an even count the lower of the two."""
    found = [_NUMBER.fullmatch(plain(text)) for text in turn.choices]
    numbers = [float(match[1].replace(",", "")) for match in found if match]
    if len(numbers) < 3 or len(numbers) != len(turn.choices) or len(set(numbers)) != len(numbers):
        return None
    return numbers.index(sorted(numbers)[(len(numbers) - 1) // 2])


def at_place(turn: Turn, place: int) -> int | None:
    """The choice at a place, where readers see the author's order."""
    return place if turn.ordered and not turn.statement and place < len(turn.choices) else None


def is_by_far(turn: Turn, choice: int, *, most: bool) -> bool:
    """Whether a choice is longer (or shorter) than all others by so much that one sees it."""
    sizes = [width(text) for text in turn.choices]
    own = sizes.pop(choice)
    return own >= MARGIN * max(sizes) if most else own * MARGIN <= min(sizes)


def is_left_alone(turn: Turn, choice: int) -> bool:
    """Whether all other choices are out because of their absolute words."""
    if turn.statement:
        return True
    return all(absolutes(text, turn.language) for index, text in enumerate(turn.choices) if index != choice)


def _only(pick: Callable[[Iterable[int]], int], counts: Sequence[int]) -> int | None:
    """The place of the highest or lowest count, None where two share it."""
    top = pick(counts)
    return counts.index(top) if counts.count(top) == 1 else None


def _telling(text: str, language: str) -> frozenset[str]:
    """Pairs of signs, or words, that are not the ordinary ones."""
    words, items = tokens(text), items_of(language)
    if not items.by_signs:
        return frozenset(word for word in words if len(word) > 3 and word not in items.ordinary)
    return frozenset(
        one + two
        for one, two in pairwise(words)
        if one not in items.ordinary and two not in items.ordinary and has_signs(one)
    )


def _dice(turn: Turn) -> int:
    """A number that is the same in each build and has nothing to do with the key."""
    return int.from_bytes(blake2b(turn.name.encode(), digest_size=4).digest(), "big")


TRICKS = (
    Trick(
        name="longest",
        habit="chooses what is longest",
        choose=longest,
        stands_out=partial(is_by_far, most=True),
    ),
    Trick(
        name="shortest",
        habit="chooses what is shortest",
        choose=shortest,
        stands_out=partial(is_by_far, most=False),
    ),
    Trick(name="hedged", habit="chooses what allows exceptions", choose=most_hedged),
    Trick(
        name="not-absolute",
        habit="never chooses what allows no exception",
        choose=never_absolute,
        stands_out=is_left_alone,
    ),
    Trick(name="echo", habit="chooses what repeats words of the stem", choose=echo),
    Trick(name="lesson-words", habit="chooses what the lesson says word by word", choose=lesson_words),
    Trick(name="middle-number", habit="chooses the middle number", choose=middle_number),
    *(
        Trick(
            name=f"{word}-place",
            habit=f"chooses what stands {word}",
            choose=partial(at_place, place=place),
        )
        for place, word in enumerate(_PLACES)
    ),
)
"""All robots, in the order of the tables."""
