"""What a page refers to, as digests of the files that say it: a page whose digests are the same looks the same.

Which names a text uses is guessed to the safe side: every word of it that is the name of a quiz, a figure or a lesson
counts, but that the address of a Markdown file, a question's objective and a lesson's head can mean lessons alone (a
quiz often has the name of its lesson). What is guessed too much costs time, nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from coursewright.base.cache import digest
from coursewright.base.frozen import quickly_thawed
from coursewright.figures.load import FOLDER

_WORD = re.compile(r"[A-Za-z0-9_-]+")
_ADDRESS = re.compile(
    r"\]\([^()\s]*\.md\b[^()\s]*"
    r"|\[(?<=^\[)[^\]\n]+\]:[ \t]*\S*\.md\b\S*"
    r"|objective:(?<=\bobjective:)[ \t]*[\w-]+#",
    re.MULTILINE,
)
"""Where a link leads, in brackets or in a line of its own, and whose objective a question has.

An address with brackets in it counts as text, and so does what is quoted. Each begins with a letter of its own, so
that the others are passed over at once; what has to stand before is looked for behind it.
"""
_ESCAPE = re.compile(r"\\[xuU]")
"""In a quoted text of YAML a name may be written by the numbers of its letters."""
_TERM = "term:"
RECALL = "recall:"
"""Stands among the words of a quiz that says by itself what its lesson asks again."""
GLOSSARY = "content/glossary.yml"
COURSE = "content/course.yml"


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A file as others see it: its digest, that of a lesson's head and headings, and the words that may be names.

    `links` are the names of lessons alone.
    """

    mark: str
    head: str
    words: frozenset[str]
    links: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """The files of one language of a course by path, and which of them a name means: quizzes, figures, lessons."""

    texts: Mapping[str, Text]
    quizzes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    figures: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lessons: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """All names of something that a page can show or link to."""
        return frozenset({*self.quizzes, *self.figures, *self.lessons})

    def mark_of(self, file: str) -> str:
        """The digest of a file, and of all that it shows."""
        text = self.texts.get(file)
        return "" if text is None else digest(text.mark, *self.shown(text.words, text.links))

    def shown(self, words: frozenset[str], links: frozenset[str] = frozenset()) -> Iterator[str]:
        """The digests of what a text with these words shows; a quiz shows figures, heads of lessons, other quizzes."""
        first = [self.texts[path] for path in self.quizzes_named(words)]
        inner = words.union(*(text.words for text in first))
        quizzes = self.quizzes_named(inner)
        figures = [path for name in sorted(inner & self.figures.keys()) for path in self.figures[name]]
        for path in (*quizzes, *figures, *((GLOSSARY,) if _TERM in inner else ())):
            if path in self.texts:
                yield path
                yield self.texts[path].mark
        linked = links.union(inner, *(self.texts[path].links for path in quizzes))
        for name in sorted(linked & self.lessons.keys()):
            for path in self.lessons[name]:
                yield path
                yield self.texts[path].head

    def quizzes_named(self, words: frozenset[str]) -> list[str]:
        """The paths of the quizzes that some words name."""
        return [path for name in sorted(words & self.quizzes.keys()) for path in self.quizzes[name]]


def references_in(files: Mapping[str, Text], language: str) -> References:
    """The references of one language; `files` are those of content/ and quizzes/ by their path from the root."""
    rows: dict[str, dict[str, list[str]]] = {"quizzes": {}, "figures": {}, "lessons": {}}
    for path in sorted(files):
        kind = _kind_of(path, language)
        if kind:
            rows[kind].setdefault(PurePosixPath(path).stem, []).append(path)
    return References(texts=files, **rows)


def _kind_of(path: str, language: str) -> str:
    if path.startswith(f"quizzes/{language}/"):
        return "quizzes"
    if path.startswith(f"{FOLDER}/"):
        return "figures"
    return "lessons" if path.startswith(f"content/{language}/") else ""


def read_text(content: bytes, names: frozenset[str], *, markdown: bool) -> Text:
    """A file's text, of Markdown or YAML; `names` are all that can be meant."""
    text = content.decode("utf-8", "replace")
    front, closed, body = text.partition("\n---")
    if not (markdown and text.startswith("---") and closed):
        front, body = "", text
    head = "\n".join([front, *(line for line in body.split("\n") if line.startswith("#"))])
    addressed = ".md" in text or "objective:" in text
    addresses = "\n".join(_ADDRESS.findall(text)) if addressed else ""
    return Text(
        mark=digest(content),
        head=digest(head),
        words=words_of(_ADDRESS.sub(" ", text[len(front) :]) if addressed else text[len(front) :], names),
        links=words_of(f"{front}\n{addresses}", names),
    )


def words_of(text: str, names: frozenset[str]) -> frozenset[str]:
    """The names that a text may mean, and whether it may speak of terms or of what is asked again."""
    if _ESCAPE.search(text):
        return names | {_TERM, RECALL}
    told = frozenset(mark for mark in (_TERM, RECALL) if mark in text)
    return names.intersection(_WORD.findall(text)) | told
