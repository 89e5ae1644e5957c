"""A conversation to be marked, in the page."""

from __future__ import annotations

from coursewright.base.markup import Element, Node, el
from coursewright.quiz.kinds.transcript.grading import LINE, RULE
from coursewright.quiz.kinds.transcript.model import MARKS, Line, TranscriptQuestion, asked, can_rewrite
from coursewright.quiz.sheet import Sheet

ICONS = {"good": "plus", "bad": "minus"}


def screen(question: TranscriptQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The lines, each asked one with two radios and a choice of rules, then the line to be rewritten."""
    rows = [_line(question, index, line, sheet) for index, line in enumerate(question.lines)]
    lines = el("ol", {"class": "cw-lines cw-plain"}, rows)
    return (lines, _rewrite(question, sheet)) if can_rewrite(question) else (lines,)


def _line(question: TranscriptQuestion, index: int, line: Line, sheet: Sheet) -> Element:
    speaker = el("small", None, f"{index + 1} ", sheet.line(line.by, "lines", index, "by"))
    text = el(
        "span",
        {"class": "cw-line__t", "id": _spot(line, sheet)},
        sheet.line(line.says, "lines", index, "says"),
    )
    if line.mark is None:
        return el("li", None, el("div", {"class": "cw-line"}, speaker, text))
    name = sheet.token(LINE, line.id)
    return el(
        "li",
        {"data-token": name},
        el("div", {"class": "cw-line"}, speaker, text),
        el(
            "div",
            {"class": "cw-judge"},
            _marks(line, name, sheet),
            _rules(question, index, name, sheet) if question.rules else None,
        ),
    )


def _spot(line: Line, sheet: Sheet) -> str | None:
    """The id of a line's text, which names its marks; a line that nobody is asked about has none."""
    return None if line.mark is None else f"{sheet.anchor}-{sheet.token(LINE, line.id)}"


def _marks(line: Line, name: str, sheet: Sheet) -> Element:
    radios = [
        el(
            "label",
            None,
            el("input", {"type": "radio", "name": f"mark-{name}", "value": mark}),
            el(
                "span",
                None,
                el("span", {"class": f"cw-i cw-i-{ICONS[mark]}", "aria-hidden": "true"}),
                sheet.word(f"marks.{mark}"),
            ),
        )
        for mark in MARKS
    ]
    return el("div", {"class": "cw-mk", "role": "radiogroup", "aria-labelledby": _spot(line, sheet)}, radios)


def _rules(question: TranscriptQuestion, index: int, name: str, sheet: Sheet) -> Element:
    rows = [el("option", {"value": sheet.token(RULE, rule.id)}, rule.text) for rule in question.rules]
    label = sheet.word("marks.rule_of", n=index + 1)
    return el(
        "select",
        {"class": "cw-sel", "name": f"rule-{name}", "aria-label": label},
        el("option", {"value": ""}, sheet.word("marks.which_rule")),
        rows,
    )


def _rewrite(question: TranscriptQuestion, sheet: Sheet) -> Element:
    """Which line, and the writing area; all asked lines can be chosen, since some of them tell too much."""
    rows = [
        el("option", {"value": sheet.token(LINE, line.id)}, sheet.word("marks.line", n=index + 1))
        for index, line in asked(question)
    ]
    return el(
        "div",
        {"class": "cw-rewrite"},
        el(
            "label",
            {"class": "cw-write"},
            el("span", {"class": "cw-lab"}, sheet.word("marks.choose")),
            el(
                "select",
                {"class": "cw-sel", "name": "line"},
                el("option", {"value": ""}, sheet.word("marks.which_line")),
                rows,
            ),
        ),
        el(
            "label",
            {"class": "cw-write"},
            el("span", {"class": "cw-lab"}, sheet.word("marks.rewrite")),
            el("textarea", {"class": "cw-area", "name": "text", "rows": 2}),
        ),
    )
