"""Made-up lessons and questions as values, the same for the same number: what every tool is given to build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from tools.bench.words import WHAT, paragraph, phrase, phrases, sentence

SEED = 20261
LESSONS_A_MODULE = 20
SINGLE, MULTIPLE, BLANKS = 5, 3, 2
"""Questions of a lesson by kind: ten together."""
RARE = ("貔貅", "zephyr")
"""Words that one lesson alone has, for finding them."""
Kind = Literal["single", "multiple", "blanks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An option; `why` is its reason."""

    id: str
    text: str
    why: str
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question; `blanks` has a gap with the answer `gap` between the two parts of `around`."""

    id: str
    kind: Kind
    prompt: str
    explain: str
    choices: tuple[Choice, ...] = ()
    around: tuple[str, str] = ("", "")
    gap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading of a lesson with its id, and the Markdown below it."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A lesson: about 7 KB of Chinese text in UTF-8 and ten questions."""

    slug: str
    module: str
    title: str
    parts: tuple[Part, ...]
    questions: tuple[Question, ...]


def lessons(count: int) -> Iterator[Lesson]:
    """The lessons of a course; the middle one has the rare words."""
    for number in range(count):
        yield lesson(number, rare=number == rare_lesson(count))


def rare_lesson(count: int) -> int:
    """Which lesson of a course has the rare words."""
    return count // 2


def module_of(number: int) -> str:
    """The id of a lesson's module."""
    return f"module-{number // LESSONS_A_MODULE + 1:02}"


def slug_of(number: int) -> str:
    """The id of a lesson."""
    return f"lesson-{number + 1:04}"


def lesson(number: int, *, rare: bool = False) -> Lesson:
    """The lesson of a number, from 0."""
    rng = Random(f"{SEED}/{number}")  # noqa: S311 - text to build, no secret
    return Lesson(
        slug=slug_of(number),
        module=module_of(number),
        title=f"第 {number + 1} 课：{phrase(rng)}",
        parts=tuple(_part(rng, index, rare=rare) for index in range(6)),
        questions=tuple(_question(rng, index) for index in range(SINGLE + MULTIPLE + BLANKS)),
    )


def _part(rng: Random, index: int, *, rare: bool) -> Part:
    blocks = [paragraph(rng, 6), paragraph(rng, 5)]
    if rare and index == 1:
        blocks.append(f"门口的{RARE[0]}旁边写着 {RARE[1]} 一词。")
    if index in (1, 3):
        blocks.append("\n".join(f"* {sentence(rng)}" for _ in range(4)))
    if index == 2:
        rows = [f"| {phrase(rng)} | {phrase(rng)} |" for _ in range(4)]
        blocks.append("\n".join(("| 做法 | 结果 |", "|---|---|", *rows)))
    return Part(id=f"part-{index + 1}", title=phrase(rng), text="\n\n".join(blocks))


def _question(rng: Random, index: int) -> Question:
    name = f"q{index + 1}"
    if index >= SINGLE + MULTIPLE:
        return Question(
            id=name,
            kind="blanks",
            prompt=f"第 {index + 1} 题，把话补完整。",
            explain=sentence(rng),
            around=(f"{phrase(rng)}以后，最要紧的是", f"，{phrase(rng)}在其次。"),
            gap=rng.choice(WHAT),
        )
    several = index >= SINGLE
    return Question(
        id=name,
        kind="multiple" if several else "single",
        prompt=f"第 {index + 1} 题。{sentence(rng)[:-1]}，接下来怎么做合适？",
        explain=sentence(rng),
        choices=_choices(rng, 2 if several else 1),
    )


def _choices(rng: Random, right: int) -> tuple[Choice, ...]:
    texts = phrases(rng, 4)
    marks = [True] * right + [False] * (4 - right)
    rng.shuffle(marks)
    return tuple(
        Choice(id=name, text=text, why=f"{phrase(rng)}{'就' if mark else '没'}有着落。", right=mark)
        for name, text, mark in zip("abcd", texts, marks, strict=True)
    )
