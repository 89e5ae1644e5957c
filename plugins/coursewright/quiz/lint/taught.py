"""What a lesson says, as its quiz's texts are compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, chain

from coursewright.languages.items import items_of
from coursewright.languages.language import language_of
from coursewright.languages.script import SIGNS
from coursewright.quiz.lint.text import tokens

RUN_SIGNS, RUN_WORDS = 8, 5
"""How many signs or words in a row are the lesson's own: fewer are an ordinary phrase."""
_PARTS = re.compile(f"[{SIGNS}]+")
FEWEST_TELLING = 3
"""How many words of a run of words must be longer than `of the` and the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A lesson's words: all `runs` of a length, the `columns` and rows of its tables."""

    language: str = ""
    runs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    columns: tuple[tuple[str, ...], ...] = field(default=())

    def common_run(self, text: str) -> str:
        """The first run of a text that stands in the lesson, or nothing."""
        return next((run for run in runs_of(text, self.language) if run in self.runs), "")

    def count_runs(self, text: str) -> int:
        """How many runs of a text stand in the lesson."""
        return sum(run in self.runs for run in runs_of(text, self.language))


NOTHING_TAUGHT = Taught()


def load_taught(lines: Iterable[str], columns: Iterable[tuple[str, ...]], language: str) -> Taught:
    """A lesson's lines (a paragraph or a cell each) and its tables as what its questions are compared with."""
    texts = list(lines)
    return Taught(
        language=language,
        runs=frozenset(chain.from_iterable(runs_of(text, language) for text in texts)),
        words=frozenset(chain.from_iterable(map(tokens, texts))),
        columns=tuple(columns),
    )


def runs_of(text: str, language: str) -> list[str]:
    """The runs of a text that are long enough to be somebody's own words."""
    words = tokens(text)
    items = items_of(language)
    if items.by_signs:
        parts = _PARTS.findall("".join(words))  # signs are tokens by themselves, and no other token has any
        run = language_of(language).run or RUN_SIGNS
        return [part[at : at + run] for part in parts for at in range(len(part) - run + 1)]
    run = language_of(language).run or RUN_WORDS
    counts = [0, *accumulate(len(word) > 3 and word not in items.ordinary for word in words)]
    return [
        " ".join(words[at : at + run])
        for at in range(len(words) - run + 1)
        if counts[at + run] - counts[at] >= FEWEST_TELLING
    ]
