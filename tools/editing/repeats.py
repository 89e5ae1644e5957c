"""Runs of words that two texts share: eight English words, or twelve han, beside the names of things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from coursewright.base.issues import Place
from coursewright.languages.language import language_of
from coursewright.languages.script import has_signs
from coursewright.project.model import Project
from coursewright.quiz.lint.text import tokens
from tools.editing.texts import Text, lesson_texts, names_of, other_texts, question_texts

FEWEST_HAN = 12
FEWEST_WORDS = 8
SHORTEST_NAME = 3
"""Hanzi; in other languages a name has two words."""
OTHER = "other"
"""The home of a text that is no part of the course."""
Words = tuple[str, ...]
"""Words in lower case, numbers and single han."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Words that stand in two places."""

    words: Words
    one: Place
    other: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A text as words, and whether each of them counts: those of names do not, nor what is no han among han."""

    home: str
    place: Place
    words: Words
    counts: tuple[bool, ...]


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Makes rows of texts; knows the names by the words that they begin with."""

    language: str
    names: defaultdict[str, list[Words]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, names: Iterable[str]) -> None:
        """Know some names, too; those that are an ordinary word would hide what is said with it."""
        least = SHORTEST_NAME if language_of(self.language).by_signs else 2
        for words in dict.fromkeys(map(tokens, names)):
            if len(words) >= least:
                self.names[words[0]].append(words)

    def row(self, home: str, place: Place, text: str) -> _Row:
        """A text as a row."""
        words = tokens(text)
        counts = [has_signs(word) or not language_of(self.language).by_signs for word in words]
        for at, word in enumerate(words):
            for name in self.names.get(word, ()):
                if words[at : at + len(name)] == name:
                    counts[at : at + len(name)] = [False] * len(name)
        return _Row(home=home, place=place, words=words, counts=tuple(counts))


def repeats_between_lessons(project: Project) -> list[Repeat]:
    """The runs that two lessons share, each with its quiz and with what trainers read."""
    return find_repeats(
        (text for text in _told_in(project) if text.home), names_of(project), project.language
    )


def repeats_of(project: Project, lines: Sequence[str], file: str) -> list[Repeat]:
    """The runs that the texts of a course share with the lines of another text."""
    other = (Text(home=OTHER, place=Place(file=file, line=at), text=row) for at, row in enumerate(lines, 1))
    texts = (*_told_in(project), *other_texts(project), *other)
    found = find_repeats(texts, names_of(project), project.language)
    return [repeat for repeat in found if repeat.one.file != file and repeat.other.file == file]


def _told_in(project: Project) -> Iterator[Text]:
    for lesson in project.lessons:
        yield from lesson_texts(lesson, trainers=True)
    yield from question_texts(project)


def find_repeats(texts: Iterable[Text], names: Iterable[str], language: str) -> list[Repeat]:
    """The runs that texts of two homes share; a run ends where a text does."""
    reader = _Reader(language=language)
    reader.learn(names)
    least = FEWEST_HAN if language_of(language).by_signs else FEWEST_WORDS
    found: set[Repeat] = set()
    for one, first, two, second in _meetings([reader.row(t.home, t.place, t.text) for t in texts], least):
        length = _length(one.words[first:], two.words[second:])
        counted = (sum(row.counts[at : at + length]) for row, at in ((one, first), (two, second)))
        if min(counted) >= least:
            words = one.words[first : first + length]
            found.add(Repeat(words=words, one=one.place, other=two.place))
    return sorted(found, key=lambda repeat: (repeat.one, repeat.other, repeat.words))


def _meetings(rows: Sequence[_Row], least: int) -> Iterator[tuple[_Row, int, _Row, int]]:
    """Where two rows of different homes begin to share a run of so many words."""
    seen: defaultdict[Words, list[tuple[_Row, int]]] = defaultdict(list)
    for row in rows:
        for at in range(len(row.words) - least + 1):
            seen[row.words[at : at + least]].append((row, at))
    for places in seen.values():
        for number, (one, first) in enumerate(places):
            for two, second in places[number + 1 :]:
                begins = 0 in (first, second) or one.words[first - 1] != two.words[second - 1]
                if one.home != two.home and begins:
                    yield one, first, two, second


def _length(one: Words, two: Words) -> int:
    """With how many of the same words two rows begin."""
    pairs = zip(one, two, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(two)))
