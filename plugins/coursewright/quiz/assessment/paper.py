"""A form of an assessment in print: the paper to read, and the key of forms that ask the same questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coursewright.base.markup import Element, Node, Prose, el
from coursewright.languages.language import language_of
from coursewright.languages.words import words
from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.assessment.printed import Asked, Group, PrintedForm
from coursewright.quiz.embed import figure_of
from coursewright.quiz.kinds import kind_of
from coursewright.quiz.paper import key_row, question_anchor

SEVERAL = 5
"""Signs that a black square holds."""


def paper_exam(form: PrintedForm) -> tuple[Node, ...]:
    """The questions in groups, numbered from 1, without their answers: those are given on the answer sheet."""
    exam, word = form.exam, words(form.exam.language)
    facts = f"{_facts(form)}\u3000{word['exam.paper.told']}"
    head = exam_head(exam.title, form.name, facts, exam.language)
    groups = [_group(group, place, form) for place, group in enumerate(form.groups)]
    return (head, *groups)


def exam_head(title: str, form: str, line: str, language: str) -> Element:
    """The form's letter in a black square, the title with it, and a line of facts."""
    letter = words(language)["exam.say.form"].format(form=form)
    size = "" if len(form) == 1 else " several" if len(form) <= SEVERAL else " many"
    return el(
        "div",
        {"class": f"exh{size}"},
        el("div", {"class": "ltr", "data-letter": form, "aria-hidden": "true"}),
        el("h1", None, f"{title}\u3000{letter}"),
        el("p", {"class": "n exf"}, line),
    )


def ordinal(place: int, language: str) -> str:
    """What a group is called by its place from 0."""
    signs = language_of(language).ordinals
    return signs[place] if place < len(signs) else str(place + 1)


def group_name(group: Group, language: str) -> str:
    """A group's name."""
    return words(language)[f"exam.paper.group.{group.name}"]


def _group(group: Group, place: int, form: PrintedForm) -> Element:
    language = form.exam.language
    how = words(language)[f"exam.paper.how.{group.name}"]
    title = (
        f"{ordinal(place, language)}\u3000{group_name(group, language)}",
        el("span", None, f"\u3000{how}"),
    )
    head = el("h2", {"class": "exg"}, title)
    asked = [_question(row, language) for row in group.asked]
    return el("div", {"class": f"exq {group.name}"}, head, el("div", {"class": "quiz whole exam"}, asked))


def _question(row: Asked, language: str) -> Element:
    question, sheet = row.entry.question, row.entry.sheet
    kind = kind_of(question)
    anchor = question_anchor(sheet)
    points = row.entry.points
    worth = words(language)["exam.paper.worth_one" if points == 1 else "exam.paper.worth"].format(n=points)
    several = any(line.many for line in row.rows)
    tag = ("\u2002", el("span", {"class": "many"}, sheet.word("rail.multiple"))) if several else ()
    form = kind.test(question, sheet) if kind.test else kind.paper(question, sheet, "learner")
    return el(
        "div",
        {"class": f"q {question.type}{' long' if kind.long else ''}", "id": anchor},
        el("div", {"class": "qn"}, el("b", None, str(row.number)), el("span", {"class": "kd"}, worth)),
        el("p", {"class": "stem"}, sheet.line(question.prompt, "prompt"), tag),
        figure_of(question, sheet, anchor),
        form,
    )


def _facts(form: PrintedForm) -> str:
    """How many questions, how long, how many points, and how many of them are enough."""
    exam, asked = form.exam, form.asked
    word = words(exam.language)
    facts = [word["quiz.count" if len(asked) != 1 else "quiz.count_one"].format(n=len(asked))]
    if exam.minutes:
        facts.append(word["exam.minutes"].format(n=exam.minutes))
    facts.append(word["exam.paper.all_points"].format(n=sum(row.entry.points for row in asked)))
    if exam.least:
        facts.append(word["exam.paper.least"].format(n=exam.least))
    return " · ".join(facts)


def paper_key(forms: Sequence[PrintedForm], lessons: Mapping[str, int]) -> Element:
    """One table for forms that ask the same questions; `lessons` are numbers of lessons by slug.

    A row a question in the order of the first form: its numbers, its answers in the letters of each form, points,
    lesson, why, and room for how many had it right.
    """
    language = forms[0].exam.language
    others = [{row.entry.sheet.name: row for row in form.asked} for form in forms]
    rows = [_key_row([found[row.entry.sheet.name] for found in others], lessons) for row in forms[0].asked]
    return el(
        "table",
        {"class": "t keyed tested"},
        el("colgroup", None, [el("col", {"class": name}) for name in _columns(len(forms))]),
        el("thead", None, el("tr", None, _heads(forms, language))),
        el("tbody", None, rows),
    )


def _columns(forms: int) -> tuple[str, ...]:
    return (*["k-no"] * forms, *["k-ans"] * forms, "k-pts", "k-les", "k-why", "k-had")


def _heads(forms: Sequence[PrintedForm], language: str) -> Iterator[Element]:
    word = words(language)
    alone = len(forms) == 1
    for key in ("number", "answer"):
        for form in forms:
            text = word[f"exam.paper.{key}"] if alone else word[f"exam.paper.{key}_of"].format(form=form.name)
            yield el("th", {"scope": "col"}, text)
    for key in ("points", "lesson", "why", "had"):
        yield el("th", {"scope": "col"}, word[f"exam.paper.{key}"])


def _key_row(asked: Sequence[Asked], lessons: Mapping[str, int]) -> Element:
    """A question as it stands in each of the forms."""
    first = asked[0]
    lesson = lessons.get(first.entry.question.objective.partition("#")[0], 0)
    numbers = [str(row.number) for row in asked]
    return el(
        "tr",
        None,
        el("th", {"scope": "row"}, numbers[0]),
        [el("td", {"class": "other"}, number) for number in numbers[1:]],
        [el("td", {"class": "ans"}, _answer(row)) for row in asked],
        el("td", None, str(first.entry.points)),
        el("td", None, str(lesson) if lesson else "–"),
        el("td", {"class": "said"}, el("div", None, _why(first))),
        el("td", {"class": "had"}),
    )


def right_text(row: AnswerRow) -> str:
    """What is right in a row, as it is filled in: letters, or what is written."""
    return "".join(choice.mark for choice in row.choices if choice.value in row.right) or row.text


def _answer(asked: Asked) -> list[Node]:
    """The right letters of each row, behind the row's number where there are several."""
    if not asked.rows:
        question, sheet = asked.entry.question, asked.entry.sheet
        return list(kind_of(question).answer(question, sheet))
    nodes: list[Node] = []
    for row in asked.rows:
        text = right_text(row)
        if text:
            nodes += [" "] if nodes else []
            mark = el("b", {"class": None if row.lines else "kb"}, text)
            whole = {"class": None if row.lines else "nb"}
            nodes.append(el("span", whole, f"{row.label}\u00a0", mark) if row.label else mark)
    return nodes


def _why(asked: Asked) -> list[Node]:
    """The explanation, or else the reasons of what is right."""
    question, sheet = asked.entry.question, asked.entry.sheet
    told = key_row(question, sheet).why
    if told:
        return list(told)
    texts = {path[-1]: text for path, text in kind_of(question).reasons(question, sheet) if path[0] == "why"}
    nodes: list[Node] = []
    for row in asked.rows:
        reasons: list[Prose] = [texts[name] for name in (row.name, *row.right) if name in texts]
        for reason in reasons:
            nodes += [" "] if nodes else []
            nodes += [el("b", None, row.label), "\u00a0"] if row.label else []
            nodes.append(reason)
    return nodes
