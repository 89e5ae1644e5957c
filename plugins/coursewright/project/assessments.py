"""Assessments: from a blueprint in course.yml and its bank to forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coursewright.course.blueprint import Assessment
from coursewright.course.model import Course
from coursewright.project.model import Project
from coursewright.project.scenarios import is_scenario
from coursewright.quiz.assessment.exam import Entry, Exam, Form, Part, Retakes
from coursewright.quiz.assessment.forms import LETTERS, Demand, Item, plan_forms
from coursewright.quiz.kinds.dialogue.graph import without_optional
from coursewright.quiz.kinds.dialogue.model import DialogueQuestion
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.seal import shuffled

FOLDER = "assessments"
"""The folder of the pages of assessments."""

Quizzes = Mapping[str, LoadedQuiz]


def is_assessment_bank(quiz: LoadedQuiz) -> bool:
    """Whether a quiz is the bank of an assessment."""
    return quiz.use == "bank"


def bank_of(assessment: Assessment, quizzes: Quizzes) -> LoadedQuiz | None:
    """The bank that has an assessment's id."""
    quiz = quizzes.get(assessment.id)
    return quiz if quiz is not None and is_assessment_bank(quiz) else None


def items_of(bank: LoadedQuiz, course: Course) -> tuple[Item, ...]:
    """What a blueprint can ask a bank for; a question's module is that of the lesson in its objective."""
    modules = {slug: module.id for module in course.modules for slug in module.lessons}
    return tuple(
        Item(
            id=question.id,
            module=modules.get(question.objective.partition("#")[0], ""),
            level=question.level or "",
            kind=question.type,
        )
        for question in bank.questions
    )


def demand_of(assessment: Assessment, course: Course) -> Demand:
    """What each form of an assessment holds; cells and kinds that ask for nothing are left out."""
    cells = {
        (cell.module, level): count
        for cell in assessment.cells
        for level, count in zip(assessment.levels, cell.counts, strict=True)
        if count
    }
    kinds = {kind.type: kind.count for kind in assessment.kinds if kind.count}
    return Demand(cells=cells, kinds=kinds, forms=assessment.forms, seed=f"{course.id}/{assessment.id}")


def scenarios_for(
    assessment: Assessment, quizzes: Quizzes
) -> tuple[tuple[LoadedQuiz, DialogueQuestion], ...]:
    """The conversations of scenario files that carry the tag an assessment draws from."""
    if assessment.scenario is None:
        return ()
    tag = assessment.scenario.from_
    return tuple(
        (quiz, question)
        for quiz in quizzes.values()
        if is_scenario(quiz)
        for question in quiz.questions
        if isinstance(question, DialogueQuestion) and tag in question.tags
    )


def plan_exam(assessment: Assessment, course: Course, quizzes: Quizzes, language: str) -> Exam:
    """All forms with what they ask, the same in every language; the checks have found no fault."""
    bank = bank_of(assessment, quizzes)
    if bank is None:
        raise LookupError(f"{course.id}/{assessment.id} has no bank")
    demand = demand_of(assessment, course)
    items = items_of(bank, course)
    entries = {**_asked(assessment, bank, items), **_played(assessment, quizzes)}
    talks = _talks_by_form(assessment, demand, quizzes)
    forms = tuple(
        Form(name=LETTERS[index], questions=(*names, *talks[index]))
        for index, names in enumerate(_drawn(bank, items, demand))
    )
    used = {name for form in forms for name in form.questions}
    titles = {module.id: module.title for module in course.modules}
    retake = assessment.retake
    return Exam(
        id=assessment.id,
        title=assessment.title,
        course=course.id,
        version=course.version,
        language=language,
        least=assessment.pass_,
        minutes=assessment.minutes,
        feedback=assessment.feedback,
        grading=assessment.grading,
        retakes=Retakes(days=retake.days, times=retake.times) if retake else None,
        entries=tuple(entry for name, entry in entries.items() if name in used),
        bank=tuple(entries.values()),
        forms=forms,
        parts=tuple(
            Part(module=cell.module, title=titles[cell.module], least=cell.pass_)
            for cell in assessment.cells
            if any(cell.counts)
        ),
    )


def _drawn(bank: LoadedQuiz, items: tuple[Item, ...], demand: Demand) -> list[tuple[str, ...]]:
    """Names of the questions of each form; drawn by their first names, so that a new name leaves forms alone."""
    firsts = [sheet.first.removeprefix(f"{bank.id}#") for _, sheet in bank.sheets()]
    names = {first: f"{bank.id}#{item.id}" for first, item in zip(firsts, items, strict=True)}
    rows = [replace(item, id=first) for first, item in zip(firsts, items, strict=True)]
    return [tuple(names[first] for first in form) for form in plan_forms(rows, demand)]


def _asked(assessment: Assessment, bank: LoadedQuiz, items: tuple[Item, ...]) -> dict[str, Entry]:
    """The questions of the bank by name; each stands alone, since its number depends on the form."""
    points = {kind.type: kind.points for kind in assessment.kinds}
    rows = zip(bank.sheets(), items, strict=True)
    return {
        sheet.name: Entry(
            question=question,
            sheet=replace(sheet, number=0),
            points=points.get(item.kind, 1),
            module=item.module,
        )
        for (question, sheet), item in rows
    }


def _played(assessment: Assessment, quizzes: Quizzes) -> dict[str, Entry]:
    """The conversations by name, in their short cut."""
    if assessment.scenario is None:
        return {}
    return {
        sheet.name: Entry(
            question=without_optional(question),
            sheet=sheet,
            points=assessment.scenario.points,
            least=assessment.scenario.min,
        )
        for quiz, question in scenarios_for(assessment, quizzes)
        for _, sheet in [quiz.one(question.id, apart=f"{quiz.id}-")]
    }


def _talks_by_form(assessment: Assessment, demand: Demand, quizzes: Quizzes) -> list[tuple[str, ...]]:
    """Names of the conversations of each form: in turn, in an order that the seed gives."""
    if assessment.scenario is None:
        return [()] * demand.forms
    sheets = [quiz.one(row.id)[1] for quiz, row in scenarios_for(assessment, quizzes)]
    names = {sheet.first: sheet.name for sheet in sheets}
    order = [names[first] for first in shuffled(names, demand.seed)]
    count = assessment.scenario.count
    return [
        tuple(order[(form * count + place) % len(order)] for place in range(count))
        for form in range(demand.forms)
    ]


def assessments_of(project: Project) -> tuple[Assessment, ...]:
    """The assessments that can be taken: those with a bank."""
    return tuple(row for row in project.course.assessments if row.id in project.banks)


def exam_named(name: str | None, project: Project) -> Exam | None:
    """The exam of an id; None where the course has none such, or no bank for it."""
    return next((exam_of(row, project) for row in assessments_of(project) if row.id == name), None)


def form_names(assessment: Assessment) -> tuple[str, ...]:
    """The letters that an assessment's printed forms can have: of one form, each letter is another order."""
    return tuple(LETTERS) if assessment.forms == 1 else tuple(LETTERS[: assessment.forms])


def printed_names(assessment: Assessment, wanted: Sequence[str] = ()) -> tuple[str, ...]:
    """The forms that are printed: those that are wanted, else all; of one form, one order."""
    return tuple(wanted) or form_names(assessment)[: assessment.forms]


def exam_of(assessment: Assessment, project: Project) -> Exam:
    """The exam that an assessment's page shows."""
    return plan_exam(assessment, project.course, project.quizzes, project.language)
