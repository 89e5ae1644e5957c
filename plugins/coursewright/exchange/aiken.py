"""Aiken (docs.moodle.org, "Aiken format"): a question in one line, lettered options, `ANSWER: B`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.bundle import Asked, Bundle
from coursewright.exchange.drafts import Choice, choice_draft, clean, in_line
from coursewright.exchange.format import COMMON, Format, Found, Keep, Source
from coursewright.exchange.labels import EXPLAIN
from coursewright.exchange.markup import escaped, words_of
from coursewright.exchange.options import narrow
from coursewright.exchange.text import text_in
from coursewright.quiz.choices import letter
from coursewright.quiz.kinds import KINDS
from coursewright.quiz.kinds.single import SingleQuestion

_OPTION = re.compile(r"([A-Za-z])(?:[.)）]\s+|[.．、）](?=[^\x00-\x7f]))(\S.*)")
_ANSWER = re.compile(r"(?:ANSWER|答案)\s*[:：]\s*([A-Za-z](?:\s*[,，、;&]?\s*[A-Za-z])*)\s*", re.IGNORECASE)
_LESS = ("id", *COMMON, "points", "hints", "tags", "explain")
_ONE = "Aiken knows single choice alone"
MOST = 26


def _fits(question: SingleQuestion) -> bool:
    return len(question.options) <= MOST


KEEPS: Mapping[str, Keep] = {
    **{name: Keep(form="", why=_ONE) for name in KINDS},
    "single": Keep(
        form="single",
        loses=(*_LESS, "shuffle", "options.id", "options.pin", "options.part", "options.why"),
        plain=("prompt", "options.text"),
        holds=_fits,
        unless=f"Aiken has room for {MOST} options",
    ),
    "true-false": Keep(form="single", loses=(*_LESS, "why.true", "why.false"), plain=("prompt",)),
}


def write_aiken(bundle: Bundle) -> bytes:
    """All questions, an empty line between them."""
    return "\n".join(_question(row, bundle.html) for row in bundle.asked).encode("utf-8")


def _question(asked: Asked, html: Callable[[str], str]) -> str:
    question: Any = asked.question
    rows = [f"{letter(turn)}. {words_of(html(row.text))}" for turn, row in enumerate(question.options)]
    right = next((letter(turn) for turn, row in enumerate(question.options) if row.correct), "A")
    return "\n".join([_stem(words_of(html(question.prompt))), *rows, f"ANSWER: {right}", ""])


def _stem(text: str) -> str:
    """A question that begins as an option does would be read as one."""
    return f"…{text}" if _OPTION.match(text) or _ANSWER.match(text) else text


def read_aiken(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a file; what stands in no question is told."""
    found: list[Found] = []
    stem: list[str] = []
    options: list[str] = []
    first = 0
    for number, raw in enumerate(clean(text_in(source, issues) or "").split("\n"), start=1):
        line = raw.strip()
        option, answer = _OPTION.fullmatch(narrow(line)), _ANSWER.fullmatch(narrow(line))
        explain = EXPLAIN.fullmatch(line)
        place = Place(file=source.file, line=first or number, column=1)
        if answer:
            _take(stem, options, re.findall("[A-Z]", answer[1].upper()), place, found, issues)
            stem, options, first = [], [], 0
        elif explain and found and not stem:
            found[-1].tree["explain"] = escaped(in_line(explain[1]))
        elif option and stem and option[1].upper() == letter(len(options)):
            options.append(line[option.start(2) :])
        elif options:
            # An empty line ends a question, and so does one that is no option of it.
            _tell(place, "this question has no line 'ANSWER: …'", issues)
            stem, options, first = ([line], [], number) if line else ([], [], 0)
        elif line:
            first = first or number
            stem.append(line)
    if stem:
        _tell(Place(file=source.file, line=first, column=1), "this question has no line 'ANSWER: …'", issues)
    return found


def _take(
    stem: list[str], options: list[str], names: list[str], place: Place, found: list[Found], issues: IssueLog
) -> None:
    right = {ord(name) - ord("A") for name in names}
    if not stem or len(options) < 2 or max(right) >= len(options):
        _tell(place, f"no option of this question is '{', '.join(names)}'", issues)
        return
    rows = [Choice(text=escaped(in_line(text)), correct=turn in right) for turn, text in enumerate(options)]
    found.append(Found(tree=choice_draft(escaped(in_line(" ".join(stem))), rows), place=place))


def _tell(place: Place, told: str, issues: IssueLog) -> None:
    issues.warning("import/no-answer", place, f"{told}: it is left out.", "Mend it in the file.")


FORMAT = Format(name="aiken", title="Aiken", ending=".txt", keeps=KEEPS, write=write_aiken, read=read_aiken)
