"""A `quiz` fence as a tree: a whole quiz or one of its questions, for the page's target."""

from __future__ import annotations

from coursewright.base.markup import Element, el
from coursewright.base.words import word_languages
from coursewright.course.outline import Fence
from coursewright.project.assessments import exam_on
from coursewright.project.scenarios import is_scenario, scenario_page
from coursewright.prose.targets import Conversion, Paper
from coursewright.quiz.assessment.screen import screen_exam
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.paper import paper_quiz, paper_scenario
from coursewright.quiz.screen import Anchor, screen_quiz


def render_quiz_fence(fence: Fence, conversion: Conversion) -> Element:
    """The quiz that a fence names, or on its own page the assessment.

    A name that is not known, or a language, becomes a visible box (check has the place).
    """
    if conversion.language not in word_languages():
        known = ", ".join(word_languages())
        return _box(
            "site/unknown-language",
            f"there are no words of the user interface in '{conversion.language}' (known: {known})",
            fence,
            conversion,
        )
    name, _, question = fence.body.partition("#")
    quiz = conversion.quizzes.get(name)
    if quiz is None or (question and question not in {row.id for row in quiz.quiz.questions}):
        return _box("lesson/unknown-quiz", f"quiz '{fence.body}' is not known", fence, conversion)
    exam = exam_on(conversion.project, conversion.page) if conversion.project else None
    if exam is not None and not conversion.on_paper:
        return screen_exam(exam)
    first = conversion.numbered + 1
    conversion.numbered += 0 if question else len(quiz.questions)
    if isinstance(conversion.target, Paper):
        if is_scenario(quiz) and conversion.page == scenario_page(quiz):
            return paper_scenario(quiz, conversion.target.audience)
        goals = objective_numbers(conversion)
        return paper_quiz(quiz, conversion.target.audience, objectives=goals, only=question, first=first)
    anchors = (*objectives(conversion), *others(quiz, conversion))
    return screen_quiz(quiz, objectives=anchors, only=question, first=first)


def _box(rule: str, message: str, fence: Fence, conversion: Conversion) -> Element:
    conversion.issues.error(rule, fence.place, f"{message}.")
    return el("p", {"class": "admonition danger"}, message)


def objectives(conversion: Conversion) -> tuple[Anchor, ...]:
    """The lesson's objectives: id, text, and the heading that teaches each."""
    if conversion.lesson is None:
        return ()
    return tuple(
        Anchor(id=objective.id, text=objective.text, href=f"#{objective.at or objective.id}")
        for objective in conversion.lesson.head.objectives
    )


def others(quiz: LoadedQuiz, conversion: Conversion) -> tuple[Anchor, ...]:
    """Objectives of other lessons that a quiz serves (`lesson#id`), with links to their passages."""
    if conversion.project is None:
        return ()
    up = "../" * conversion.page.count("/")
    anchors: list[Anchor] = []
    for name in dict.fromkeys(question.objective for question in quiz.questions if "#" in question.objective):
        slug, _, goal = name.partition("#")
        lesson = conversion.project.lesson(slug)
        if lesson is None:
            continue
        anchors.extend(
            Anchor(id=name, text=row.text, href=f"{up}{lesson.page}#{row.at or row.id}")
            for row in lesson.head.objectives
            if row.id == goal
        )
    return tuple(anchors)


def objective_numbers(conversion: Conversion) -> dict[str, int]:
    """The lesson's objectives by id with their numbers from 1."""
    if conversion.lesson is None:
        return {}
    return {objective.id: index for index, objective in enumerate(conversion.lesson.head.objectives, 1)}
