"""What a lesson says, as its quiz's texts are compared with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

from coursewright.languages.items import items_of
from coursewright.languages.language import language_of
from coursewright.quiz.lint.text import sign_runs, tokens

RUN_SIGNS, RUN_WORDS = 8, 5
"""How many signs or words in a row are the lesson's own: fewer are an ordinary phrase."""
FEWEST_TELLING = 3
"""How many words of a run of words must be longer than `of the` and the like."""


@dataclass(frozen=True, kw_only=True)
class Taught:
    """What a lesson says: its `lines` (a paragraph or a cell each), the `columns` and rows of its tables."""

    language: str = ""
    lines: tuple[str, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def runs(self) -> frozenset[str]:
        """All runs of the length that is somebody's own."""
        return frozenset(chain.from_iterable(runs_of(line, self.language) for line in self.lines))

    @cached_property
    def words(self) -> frozenset[str]:
        """All words; few questions want to know them."""
        return frozenset(chain.from_iterable(map(tokens, self.lines)))

    def common_run(self, text: str) -> str:
        """The first run of a text that stands in the lesson, or nothing."""
        return next((run for run in runs_of(text, self.language) if run in self.runs), "")

    def count_runs(self, text: str) -> int:
        """How many runs of a text stand in the lesson."""
        return sum(run in self.runs for run in runs_of(text, self.language))


NOTHING_TAUGHT = Taught()


def load_taught(lines: Iterable[str], columns: Iterable[tuple[str, ...]], language: str) -> Taught:
    """A lesson's lines (a paragraph or a cell each) and its tables as what its questions are compared with."""
    return Taught(language=language, lines=tuple(lines), columns=tuple(columns))


def runs_of(text: str, language: str) -> list[str]:
    """The runs of a text that are long enough to be somebody's own words."""
    items = items_of(language)
    if items.by_signs:
        run = language_of(language).run or RUN_SIGNS
        return [part[at : at + run] for part in sign_runs(text) for at in range(len(part) - run + 1)]
    words = tokens(text)
    run = language_of(language).run or RUN_WORDS
    counts = [0, *accumulate(len(word) > 3 and word not in items.ordinary for word in words)]
    return [
        " ".join(words[at : at + run])
        for at in range(len(words) - run + 1)
        if counts[at + run] - counts[at] >= FEWEST_TELLING
    ]
