"""What a lesson says, as its quiz's texts are compared with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from coursewright.quiz.lint.stems import COMMON_WORDS
from coursewright.quiz.lint.text import HAN, is_chinese, tokens

RUN_HAN, RUN_WORDS = 8, 5
"""How many han or words in a row are the lesson's own: fewer are an ordinary phrase."""
FEWEST_TELLING = 3
"""How many words of an English run must be longer than `of the` and the like."""

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A lesson's words: its sentences' `tokens`, all `runs` of a length, the `columns` and rows of its tables."""

    language: str = ""
    runs: frozenset[Tokens] = frozenset()
    words: frozenset[str] = frozenset()
    columns: tuple[tuple[str, ...], ...] = field(default=())

    def common_run(self, text: str) -> Tokens:
        """The first run of a text that stands in the lesson, or nothing."""
        return next((run for run in runs_of(text, self.language) if run in self.runs), ())

    def count_runs(self, text: str) -> int:
        """How many runs of a text stand in the lesson."""
        return sum(run in self.runs for run in runs_of(text, self.language))


NOTHING_TAUGHT = Taught()


def load_taught(lines: Iterable[str], columns: Iterable[tuple[str, ...]], language: str) -> Taught:
    """A lesson's lines (a paragraph or a cell each) and its tables as what its questions are compared with."""
    texts = list(lines)
    return Taught(
        language=language,
        runs=frozenset(run for text in texts for run in runs_of(text, language)),
        words=frozenset(word for text in texts for word in tokens(text)),
        columns=tuple(columns),
    )


def runs_of(text: str, language: str) -> Iterator[Tokens]:
    """The runs of a text that are long enough to be somebody's own words."""
    words, chinese = tokens(text), is_chinese(language)
    length, least = (RUN_HAN, RUN_HAN) if chinese else (RUN_WORDS, FEWEST_TELLING)
    counts = [0, *accumulate(_tells(word, chinese=chinese) for word in words)]
    for start in range(len(words) - length + 1):
        if counts[start + length] - counts[start] >= least:
            yield words[start : start + length]


def _tells(word: str, *, chinese: bool) -> bool:
    """Whether a word is han, or longer than `of the` and the like."""
    return HAN[0] <= word[0] <= HAN[-1] if chinese else len(word) > 3 and word not in COMMON_WORDS
