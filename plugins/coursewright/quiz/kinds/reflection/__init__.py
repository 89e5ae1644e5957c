"""Reflection: a text of one's own, then a model answer and a rubric to tick oneself against; done, no points.

In the page: `label.cw-write` with `span.cw-lab` and `textarea.cw-area[name=text]`.
Capsule: key `{"rubric": how many rows}`, `model` (html), `rubric` {"0": html, "1": html …}.
Answer: `{"text": what was written, "ticks": [numbers of the rubric's rows that were ticked]}`.
Grade: always `[0, 0]`; `marks` is `{"text": "missed"}` while nothing is written and empty when it is done.
The script shows model and rubric only after something was written: `say.compare` names the button,
`say.write_first` what is missing, `say.model`, `say.own_text` and `say.rubric` the parts, each row a checkbox.
"""

from __future__ import annotations

from typing import Any, Literal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Node, el
from coursewright.base.markup import Prose as ProseLeaf
from coursewright.base.shape import SealedText, Whole, model
from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.choices import option_classes, printed_option
from coursewright.quiz.fold import has_words
from coursewright.quiz.given import text_of
from coursewright.quiz.kind import Audience, Kind, SealedTexts, Seconds, Tokens
from coursewright.quiz.question import Grade, Question, Stable
from coursewright.quiz.sheet import Sheet, Where

MOST_LINES = 20


@model
class ReflectionQuestion(Question):
    """A task to write on; `space` is the number of writing lines on paper.

    One that `asks` before the lesson tells anything stands where the author puts it; its model comes later.
    """

    type: Literal["reflection"]
    model: SealedText
    rubric: tuple[SealedText, ...] = ()
    space: Whole = 4
    asks: Literal["before"] | None = None


def check(question: ReflectionQuestion, where: Where, issues: IssueLog) -> None:
    """Report a rubric without rows, and a writing space that no page has."""
    if not question.rubric and not question.asks:
        issues.error(
            "quiz/no-rubric",
            where.value("rubric"),
            f"'{question.id}' has no rubric to tick oneself against.",
            "Write two or three rows, each something that can be seen in the answer.",
        )
    if not 1 <= question.space <= MOST_LINES:
        issues.error(
            "quiz/writing-space",
            where.value("space"),
            "'space' is the number of writing lines on paper.",
            f"Write 1 to {MOST_LINES}.",
        )


def stable(question: ReflectionQuestion) -> Stable:
    """The number of the rubric's rows, since stored ticks go by it."""
    return Stable(numbers=(str(len(question.rubric)),))


def key(question: ReflectionQuestion, _token: Tokens) -> object:
    """How many rows can be ticked."""
    return {"rubric": 0 if question.asks else len(question.rubric)}


def grade(_right: Any, answer: Any) -> Grade:
    """0 of 0; what is left empty is missed."""
    text = answer.get("text") if isinstance(answer, dict) else None
    done = isinstance(text, str) and has_words(text)
    return Grade(got=0, of=0, marks={} if done else {"text": "missed"}, slips={})


def reasons(question: ReflectionQuestion, sheet: Sheet) -> SealedTexts:
    """The model answer, and the rubric's rows by number; of what is asked before nothing, since both come later."""
    if question.asks:
        return ()
    return later_texts(question, sheet)


def later_texts(question: ReflectionQuestion, sheet: Sheet) -> SealedTexts:
    """The model answer, and the rubric's rows by number."""
    texts: list[tuple[tuple[str, ...], ProseLeaf]] = [(("model",), sheet.block(question.model, "model"))]
    for index, row in enumerate(question.rubric):
        texts.append((("rubric", str(index)), sheet.line(row, "rubric", index)))
    return tuple(texts)


def screen(question: ReflectionQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """A writing area with its label."""
    area = el("textarea", {"class": "cw-area", "name": "text", "rows": max(3, question.space)})
    return (el("label", {"class": "cw-write"}, el("span", {"class": "cw-lab"}, sheet.word("write")), area),)


def paper(question: ReflectionQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """Writing lines; for trainers the rubric with boxes to tick instead (the model stands in the key)."""
    if audience == "learner" or question.asks:
        return (writing_lines(question.space),)
    rows = [
        printed_option("", sheet.line(row, "rubric", index), on=False, why=None)
        for index, row in enumerate(question.rubric)
    ]
    return (el("ol", {"class": option_classes("many", question.rubric)}, rows),)


def writing_lines(count: int) -> Node:
    """Ruled lines to write on, one element each, so that they may break over a page."""
    return el("div", {"class": "ls"}, [el("div", {"class": "line"}) for _ in range(count)])


def answer(question: ReflectionQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The model answer."""
    return (sheet.line(question.model, "model"),)


def rows(question: ReflectionQuestion, _sheet: Sheet) -> tuple[AnswerRow, ...]:
    """Lines to write on."""
    return (AnswerRow(name="text", lines=question.space),)


def test(_question: ReflectionQuestion, _sheet: Sheet) -> tuple[Node, ...]:
    """The lines stand on the sheet."""
    return ()


KIND = Kind(
    model=ReflectionQuestion,
    check=check,
    stable=stable,
    key=key,
    grade=grade,
    reasons=reasons,
    screen=screen,
    paper=paper,
    answer=answer,
    rows=rows,
    test=test,
    open_ended=True,
    acts="always",
    script="cw-typed.js",
    typed=True,
    own=True,
    lowest="apply",
    seconds=Seconds(once=120),
    taken=text_of,
    needs=("model",),
)
