"""A quiz in print: an empty form for learners, the same with key and reasons for trainers.

Markup and classes are those of the handbook's style sheet (`.q .qn .stem .opts .k .why .blanks .bl .key`).
Numbers, order and letters are the same for both audiences and the same as on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coursewright.base.markup import Element, Node, el, plain_text
from coursewright.languages.words import words
from coursewright.quiz.embed import figure_of
from coursewright.quiz.kind import Audience
from coursewright.quiz.kinds import AnyQuestion, kind_of
from coursewright.quiz.model import LoadedQuiz, called, comes_before
from coursewright.quiz.room import longest_word, side_by_side
from coursewright.quiz.sheet import Sheet

_Row = tuple[AnyQuestion, Sheet]
WORD = 30.0
"""Ems of a word that a line of the key has room for."""
PAIRED = 42.0
"""Ems of the prompt of a question that stands beside another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """A question's line in the answer key: its number (0 if alone), where it stands, its kind, the answer and why."""

    number: int
    anchor: str
    kind: str
    answer: tuple[Node, ...]
    why: tuple[Node, ...]


def paper_quiz(
    loaded: LoadedQuiz,
    audience: Audience,
    *,
    objectives: Mapping[str, int] | None = None,
    only: str = "",
    first: int = 1,
    brief: bool = False,
) -> Element:
    """The tree of a quiz, or of the one question `only`; `objectives` are the lesson's by id with their numbers.

    `first` is the number of its first question. A `brief` one says what it is in a word, as those of a whole quiz
    do. KeyError if the quiz has no question `only`.
    """
    rows = loaded.rows(only, first)
    if only:
        questions = [_question(*row, audience, objectives or {}, brief=brief) for row in rows]
        return el("div", {"class": "quiz"}, questions)
    groups = _pairs(rows) if audience == "learner" else [(row,) for row in rows]
    parts = []
    for group in groups:
        questions = [_question(*row, audience, objectives or {}, brief=True) for row in group]
        parts.append(el("div", {"class": "pair"}, questions) if len(questions) > 1 else questions[0])
    return el("div", {"class": "quiz whole"}, _intro(loaded, audience), parts)


def paper_reminder(loaded: LoadedQuiz, only: str, taught: Node) -> Element:
    """A question that is printed elsewhere with all its reasons: what it asks, the answer and why, without its form.

    Last it says where it was `taught`. KeyError if the quiz has no question `only`.
    """
    question, sheet = loaded.one(only)
    explain = ("\u3000", sheet.line(question.explain, "explain")) if question.explain else ()
    answer = el("b", None, sheet.word("answer"), "\u3000", _short_answer(question, sheet))
    parts = (
        el("div", {"class": "qn"}, _brief_rail(question, sheet, {})),
        el("p", {"class": "stem"}, sheet.line(question.prompt, "prompt")),
        el("div", {"class": "key"}, answer, explain, " ", taught),
    )
    return el("div", {"class": "quiz"}, el("div", {"class": "q", "id": question_anchor(sheet)}, parts))


def _pairs(rows: Sequence[_Row]) -> list[tuple[_Row, ...]]:
    """Questions one by one, two neighbours together that ask for a number in few words."""
    groups: list[tuple[_Row, ...]] = []
    for row in rows:
        before = groups[-1] if groups else ()
        if len(before) == 1 and _is_small(before[0][0]) and _is_small(row[0]):
            groups[-1] = (*before, row)
        else:
            groups.append((row,))
    return groups


def _is_small(question: AnyQuestion) -> bool:
    """Whether a question has room beside its neighbour."""
    return question.type == "numeric" and not question.figure and side_by_side([question.prompt], PAIRED)


def paper_scenario(loaded: LoadedQuiz, audience: Audience) -> Element:
    """The tree of a scenario, to be played: its title, which is its first question's prompt, stands above already."""
    (first, sheet), *others = (
        loaded.sheets() if len(loaded.questions) > 1 else [loaded.one(loaded.questions[0].id)]
    )
    intro = el("p", {"class": "n intro"}, sheet.word(f"intro.play_{audience}"))
    rows = [_question(question, sheet, audience, {}) for question, sheet in others]
    return el("div", {"class": "quiz"}, intro, _question(first, sheet, audience, {}, headed=True), rows)


def key_rows(loaded: LoadedQuiz, only: Sequence[str] = (), first: int = 1) -> tuple[KeyRow, ...]:
    """The quiz's rows of the answer key, numbered from `first`, or those of the questions `only`, which stand alone."""
    return tuple(
        key_row(question, sheet)
        for question, sheet in (map(loaded.one, only) if only else loaded.rows(first=first))
        if not comes_before(question)
    )


def key_row(question: AnyQuestion, sheet: Sheet) -> KeyRow:
    """The question's row of an answer key, with the number of its sheet."""
    return KeyRow(
        number=sheet.number,
        anchor=question_anchor(sheet),
        kind=sheet.word(f"kind.{question.type}"),
        answer=_short_answer(question, sheet),
        why=_why(question, sheet),
    )


def paper_question(question: AnyQuestion, sheet: Sheet, audience: Audience) -> Element:
    """One question with the number of its sheet."""
    return _question(question, sheet, audience, {}, brief=True)


def _short_answer(question: AnyQuestion, sheet: Sheet) -> tuple[Node, ...]:
    kind = kind_of(question)
    return (sheet.word("no_one_answer"),) if kind.open_ended else kind.answer(question, sheet)


def _why(question: AnyQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The explanation; before it, of an open-ended question, the model answer."""
    kind = kind_of(question)
    model = (*kind.answer(question, sheet), " ") if kind.open_ended else ()
    return (*model, sheet.line(question.explain, "explain")) if question.explain else model


def question_anchor(sheet: Sheet) -> str:
    """The id of a printed question within its lesson."""
    return f"{'q' if sheet.number else 'c'}-{sheet.quiz}-{sheet.question}"


def _intro(loaded: LoadedQuiz, audience: Audience) -> Element:
    word = words(loaded.language)
    count = len(loaded.listed)
    total = word["quiz.count" if count != 1 else "quiz.count_one"].format(n=count)
    if loaded.quiz.pass_:
        total = word["quiz.asked"].format(total=total, n=loaded.quiz.pass_)
    text = word[f"quiz.intro.{audience}"].format(total=total)
    return el("p", {"class": "n intro"}, text)


def _question(
    question: AnyQuestion,
    sheet: Sheet,
    audience: Audience,
    objectives: Mapping[str, int],
    *,
    headed: bool = False,
    brief: bool = False,
) -> Element:
    kind = kind_of(question)
    rail = _brief_rail(question, sheet, objectives) if brief else _rail(question, sheet, objectives)
    return el(
        "div",
        {"class": _classes(question), "id": question_anchor(sheet)},
        el("div", {"class": "qn"}, rail),
        None if headed else el("p", {"class": "stem"}, sheet.line(question.prompt, "prompt")),
        figure_of(question, sheet, question_anchor(sheet)),
        kind.paper(question, sheet, audience),
        _key(question, sheet) if audience == "trainer" and not comes_before(question) else None,
    )


def _classes(question: AnyQuestion) -> str:
    more = "first" if comes_before(question) else "long" if kind_of(question).long else ""
    return f"q {question.type} {more}".rstrip()


def _rail(question: AnyQuestion, sheet: Sheet, objectives: Mapping[str, int]) -> Iterator[Node]:
    if sheet.number:
        yield el("b", None, str(sheet.number))
    yield el("i", None, sheet.word(called(question, "kind")))
    yield sheet.word(called(question, "task"))
    if question.objective in objectives:
        yield el("br")
        yield sheet.word("objective", n=objectives[question.objective])
    if question.data:
        yield el("br")
        yield el("span", {"class": "tag"}, sheet.word(f"data.{question.data}"))
    yield _code(sheet)


def _brief_rail(question: AnyQuestion, sheet: Sheet, objectives: Mapping[str, int]) -> Iterator[Node]:
    if sheet.number:
        yield el("b", None, str(sheet.number))
    yield el("i", None, sheet.word(f"rail.{question.type}"))
    if question.objective in objectives:
        yield el("span", {"class": "kd"}, sheet.word("rail.objective", n=objectives[question.objective]))
    if question.data:
        yield el("span", {"class": "kd"}, sheet.word(f"data.{question.data}"))
    yield _code(sheet)


def _code(sheet: Sheet) -> Element:
    """What tells its author of it."""
    return el("span", {"class": "qc"}, sheet.code)


def _key(question: AnyQuestion, sheet: Sheet) -> Element | None:
    """The answer, unless the form shows it, and the explanation."""
    kind = kind_of(question)
    explain = sheet.line(question.explain, "explain") if question.explain else None
    if kind.key_tells == "explanation":
        return el("div", {"class": "key"}, explain) if explain else None
    answer = kind.answer(question, sheet)
    rest = ("\u3000", explain) if explain else ()
    if kind.open_ended:
        return el("div", {"class": "key"}, el("b", None, sheet.word("model_answer")), "\u3000", answer, rest)
    whole = all(longest_word(plain_text(node)) <= WORD for node in answer)
    shown = el("b", {"class": "words" if whole else None}, sheet.word("answer"), "\u3000", answer)
    return el("div", {"class": "key"}, shown, rest)
