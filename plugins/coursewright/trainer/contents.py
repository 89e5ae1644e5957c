"""What the page of results knows of a course, as a JSON value; browser/src/trainer/course.ts reads it.

Keys are in it in clear: it stands in trainers' pages alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from coursewright.base.variables import filled
from coursewright.languages.words import words
from coursewright.project.assessments import assessments_of, plan_exam
from coursewright.project.model import Project
from coursewright.project.scenarios import is_scenario, scenario_title, scenarios_of
from coursewright.quiz.assessment.exam import Entry, Exam
from coursewright.quiz.choices import SIDE, shown_options
from coursewright.quiz.kinds import KINDS, AnyQuestion, is_graded, kind_of
from coursewright.quiz.kinds.reflection import ReflectionQuestion
from coursewright.quiz.kinds.true_false import SIDES, TrueFalseQuestion
from coursewright.quiz.lint.text import plain
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.question import ChoiceQuestion
from coursewright.quiz.seal import plain_json, revision
from coursewright.quiz.sheet import Sheet
from coursewright.trainer.addresses import bank_slides, slides_page

Json = dict[str, object]
Said = Callable[[str], str]
"""From an author's text to its words, without marks of Markdown and with the values of variables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is taken as one: a quiz with the lesson that shows it; a scenario and a bank have none."""

    quiz: LoadedQuiz
    title: str
    module: str
    page: str


def pieces_of(project: Project) -> tuple[Piece, ...]:
    """The quizzes of lessons in course order, then the scenarios; banks are pieces of their assessments."""
    return (*_lesson_pieces(project), *_scenario_pieces(project))


def _lesson_pieces(project: Project) -> Iterator[Piece]:
    taken: set[str] = set()
    for lesson in project.lessons:
        for name in (lesson.slug, *lesson.shown):
            quiz = project.quizzes.get(name)
            if quiz is not None and name not in taken:
                taken.add(name)
                page = slides_page(lesson.slug)
                yield Piece(quiz=quiz, title=plain(lesson.head.title), module=lesson.module, page=page)


def _scenario_pieces(project: Project) -> Iterator[Piece]:
    for quiz in scenarios_of(project):
        if quiz.questions and is_scenario(quiz):
            yield Piece(quiz=quiz, title=plain(scenario_title(quiz)), module="", page="")


def course_contents(project: Project, projects: Mapping[str, Project]) -> Json:
    """All of one language; `projects` are those of all languages of the course, for the keys of their words."""
    course = project.course
    pieces = pieces_of(project)

    def said(text: str) -> str:
        return filled(plain(text), course.values)

    exams = [plan_exam(row, course, project.quizzes, project.language) for row in assessments_of(project)]
    banks = [project.quizzes[exam.id] for exam in exams]
    rows = [row for quiz in (*(piece.quiz for piece in pieces), *banks) for row in quiz.sheets()]
    return {
        "course": course.id,
        "version": course.version,
        "lang": project.language,
        "languages": list(projects),
        "names": {name: words(name)["site.language"] for name in projects},
        "kinds": {name: words(project.language)[f"quiz.kind.{name}"] for name in KINDS},
        "modules": [
            {
                "id": module.module.id,
                "title": plain(module.module.title),
                "lessons": [lesson.slug for lesson in module.lessons],
            }
            for module in project.modules
        ],
        "tests": [_test(piece) for piece in pieces],
        "exams": [_exam(exam, projects) for exam in exams],
        "questions": {sheet.name: question_contents(question, sheet, said) for question, sheet in rows},
    }


def _test(piece: Piece) -> Json:
    names = [f"{piece.quiz.id}#{question.id}" for question in piece.quiz.questions]
    page: Json = {"page": piece.page} if piece.page else {}
    return {"id": piece.quiz.id, "title": piece.title, "module": piece.module, "questions": names, **page}


def question_contents(question: AnyQuestion, sheet: Sheet, said: Said) -> Json:
    """One question: what it asks, what can be chosen, whether it gives points; texts as they are `said`."""
    kind = kind_of(question)
    found: Json = {
        "type": question.type,
        "rev": revision(question.type, kind.stable(question), question.revision),
        "n": sheet.number,
        "stem": said(question.prompt),
        "points": question.points if is_graded(question) else 0,
    }
    choices = list(_choices(question, sheet, said))
    if choices:
        found["choices"] = choices
    if question.formerly:
        found["was"] = list(question.formerly)
    if isinstance(question, ReflectionQuestion):
        found |= {"rubric": [said(row) for row in question.rubric], "model": said(question.model)}
    return found


def _choices(question: AnyQuestion, sheet: Sheet, said: Said) -> Iterator[list[object]]:
    if isinstance(question, ChoiceQuestion):
        for _, option in shown_options(question, sheet):
            yield [sheet.token(SIDE, option.id), said(option.text), option.correct]
    elif isinstance(question, TrueFalseQuestion):
        for side in SIDES:
            yield [side, sheet.word(side), question.answer is (side == "true")]


def _exam(exam: Exam, projects: Mapping[str, Project]) -> Json:
    others = {
        language: {entry.sheet.name: entry for entry in _bank(exam.id, project)}
        for language, project in projects.items()
    }
    return {
        "id": exam.id,
        "title": plain(exam.title),
        "least": exam.least,
        "page": slides_page(bank_slides(exam.id)),
        "parts": [[part.module, part.least, plain(part.title)] for part in exam.parts],
        "forms": {form.name: list(form.questions) for form in exam.forms},
        "items": {entry.sheet.name: _item(entry, others) for entry in exam.bank},
    }


def _bank(identifier: str, project: Project) -> tuple[Entry, ...]:
    for assessment in assessments_of(project):
        if assessment.id == identifier:
            return plan_exam(assessment, project.course, project.quizzes, project.language).bank
    return ()


def _item(entry: Entry, others: Mapping[str, Mapping[str, Entry]]) -> Json:
    """Points, module, shape, and the key by language, or by "" where all have one."""
    name = entry.sheet.name
    keys = {language: bank[name].key for language, bank in others.items() if name in bank}
    if len({plain_json(key) for key in keys.values()}) == 1:
        keys = {"": entry.key}
    least: Json = {} if entry.least is None else {"least": entry.least}
    return {"points": entry.points, "module": entry.module, "shape": entry.shape, "keys": keys, **least}
