"""Which words are rare in the questions of a language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

RARE = 2
RARE_SHARE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """In how many of the questions of a language each word stands."""

    counts: Mapping[str, int]
    questions: int

    def is_rare(self, word: str) -> bool:
        """Whether a word is one that few questions use, so that an echo of it is noticed."""
        return self.counts.get(word, 0) <= max(RARE, RARE_SHARE * self.questions)


def joined_vocabulary(words: Iterable[str], questions: int) -> Vocabulary:
    """The vocabulary of quizzes by their `words_of`."""
    return Vocabulary(counts=Counter(" ".join(words).split()), questions=questions)
