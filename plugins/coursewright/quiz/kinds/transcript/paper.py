"""A conversation to be marked, in print: line, speaker, words, plus and minus, and lines to rewrite one on."""

from __future__ import annotations

from coursewright.base.markup import Element, Node, el
from coursewright.quiz.choices import letter
from coursewright.quiz.kind import Audience
from coursewright.quiz.kinds.reflection import writing_lines
from coursewright.quiz.kinds.transcript.model import MARKS, TranscriptQuestion, asked, can_rewrite
from coursewright.quiz.sheet import Sheet

SIGNS = {"good": "＋", "bad": "−"}
REWRITE_LINES = 2


def paper(question: TranscriptQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """Rules with letters, the table, the line to rewrite; the trainer's is filled in, with reasons and models."""
    parts: list[Node] = []
    if question.rules:
        parts.append(_rules(question, sheet))
    rows = [_row(question, index, sheet, audience) for index in range(len(question.lines))]
    parts.append(el("table", {"class": "grid tx"}, _head(question, sheet), el("tbody", None, rows)))
    if can_rewrite(question) and audience == "learner":
        blank = el("span", {"class": "bl"})
        parts.append(
            el("p", {"class": "n ansrow"}, sheet.word("marks.choose_on_paper"), sheet.word("colon"), blank)
        )
        parts.append(writing_lines(REWRITE_LINES))
    return tuple(parts)


def answer(question: TranscriptQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Each asked line's number with its sign and the letter of its rule: `1 − A, 3 ＋`."""
    letters = _letters(question)
    rows = []
    for index, line in asked(question):
        rule = f" {letters[line.rule]}" if line.rule in letters else ""
        rows.append(f"{index + 1} {SIGNS[line.mark or MARKS[0]]}{rule}")
    return (sheet.word("comma").join(rows),)


def _letters(question: TranscriptQuestion) -> dict[str, str]:
    return {rule.id: letter(place) for place, rule in enumerate(question.rules)}


def _rules(question: TranscriptQuestion, sheet: Sheet) -> Element:
    letters = _letters(question)
    rows = [
        el(
            "li",
            None,
            el("b", None, letters[rule.id]),
            "\u3000",
            sheet.line(rule.text, "rules", index, "text"),
        )
        for index, rule in enumerate(question.rules)
    ]
    return el("ul", {"class": "rules n"}, rows)


def _head(question: TranscriptQuestion, sheet: Sheet) -> Element:
    names = [sheet.word("marks.plus"), sheet.word("marks.minus")]
    if question.rules:
        names.append(sheet.word("marks.rule"))
    cells = [el("th", {"scope": "col"}, name) for name in names]
    return el("thead", None, el("tr", None, el("th"), el("th"), el("th"), cells))


def _row(question: TranscriptQuestion, index: int, sheet: Sheet, audience: Audience) -> Element:
    line = question.lines[index]
    opened = audience == "trainer"
    below: list[Node] = []
    if opened:
        below += [_below(line.why, "why", index, sheet)] if line.why else []
        below += [_below(line.model, "model", index, sheet)] if line.model else []
    cells = [_circle(line.mark, mark, opened=opened) for mark in MARKS]
    if question.rules:
        letter = _letters(question).get(line.rule, "") if opened else ""
        square = el("span", {"class": "o r on" if letter else "o r"}, letter)
        cells.append(el("td", {"class": "c"}, square if line.mark else None))
    return el(
        "tr",
        None,
        el("td", {"class": "tn"}, str(index + 1)),
        el("td", {"class": "tb"}, el("b", None, sheet.line(line.by, "lines", index, "by"))),
        el("td", None, sheet.line(line.says, "lines", index, "says"), below),
        cells,
    )


def _below(text: str, name: str, index: int, sheet: Sheet) -> Element:
    label = (el("b", None, sheet.word("say.model"), sheet.word("colon")),) if name == "model" else ()
    return el("span", {"class": "why"}, label, sheet.line(text, "lines", index, name))


def _circle(mark: str | None, column: str, *, opened: bool) -> Element:
    if mark is None:
        return el("td", {"class": "c"})
    on = opened and mark == column
    return el("td", {"class": "c"}, el("span", {"class": "o on" if on else "o"}, SIGNS[column]))
