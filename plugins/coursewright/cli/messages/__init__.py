"""What `check` says in other languages than English: one table a language, by whole sentences.

A sentence that a table does not know is said in English.
"""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from coursewright.base.issues import Issue, IssueLog

FOLDER = Path(__file__).parent
ENGLISH = "en"
LANGUAGES = (ENGLISH, *sorted(path.stem for path in FOLDER.glob("*.txt")))
_ARROW = " => "
_HOLE = re.compile(r"\{\}")
_NUMBERED = re.compile(r"\{(\d)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A language's sentences: those without holes as they stand, the others as patterns, each with its own words.

    Which holes of a pattern stand in quotes is told, too: what an author has written is never translated.
    """

    plain: Mapping[str, str]
    holed: tuple[tuple[re.Pattern[str], str, frozenset[int]], ...]

    def say(self, text: str) -> str:
        """A text in this language; one that is not known stays as it is."""
        found = self.known(text)
        return text if found is None else found

    def known(self, text: str) -> str | None:
        """A text in this language, None where the table has no words for it."""
        if text in self.plain:
            return self.plain[text]
        for pattern, own, quoted in self.holed:
            if match := pattern.fullmatch(text):
                held = [part if at in quoted else self.say(part) for at, part in enumerate(match.groups())]
                return _NUMBERED.sub(lambda number, held=held: held[int(number[1]) - 1], own)  # type: ignore[misc]  # the default is a list of texts
        return None


@cache
def table_of(language: str) -> Table:
    """The table of a language that has one."""
    rows = [
        line.partition(_ARROW)
        for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()
        if _ARROW in line and not line.startswith("#")
    ]
    return Table(
        plain={said: own for said, _, own in rows if not _HOLE.search(said)},
        # Where two fit, the one that says more itself.
        holed=tuple(
            (_pattern(said), own, _quoted(said))
            for said, _, own in sorted(rows, key=lambda row: -len(_HOLE.sub("", row[0])))
            if _HOLE.search(said)
        ),
    )


def _quoted(said: str) -> frozenset[int]:
    """Which holes stand in quotes, counted from 0."""
    holes = enumerate(_HOLE.finditer(said))
    return frozenset(at for at, found in holes if said[found.start() - 1 : found.start()] == "'")


def _pattern(said: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(map(re.escape, _HOLE.split(said))), re.DOTALL)


def in_language(log: IssueLog, language: str) -> IssueLog:
    """The same faults with messages and cures in a language of LANGUAGES."""
    if language == ENGLISH:
        return log
    table, told = table_of(language), IssueLog()
    told.take(_said(issue, table) for issue in log.found)
    return told


def said_in(language: str, text: str) -> str:
    """One sentence in a language of LANGUAGES."""
    return text if language == ENGLISH else table_of(language).say(text)


def _said(issue: Issue, table: Table) -> Issue:
    return replace(issue, message=table.say(issue.message), hint=table.say(issue.hint))


def language_of_author() -> str:
    """The language of the system, if there is a table for it, else English.

    The course's own languages say nothing of who writes it: a Chinese author may write an English course.
    """
    named = next(filter(None, (os.environ.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if not named and os.name == "nt":
        named = locale.getlocale()[0] or ""
    short = "zh" if named.lower().startswith("chinese") else re.split("[_.@-]", named)[0].lower()
    return short if short in LANGUAGES else ENGLISH
