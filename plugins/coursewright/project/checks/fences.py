"""Fences name quizzes that exist, and every quiz is named by a lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from coursewright.base.endings import ENDINGS
from coursewright.base.faults import near
from coursewright.base.issues import IssueLog
from coursewright.base.shape import did_you_mean
from coursewright.course.load import LessonFile
from coursewright.course.outline import Fence
from coursewright.project.around import Around
from coursewright.project.facts import quiz_of
from coursewright.project.sources import Sources

_INFO = re.compile(r"[ >]*[`~]{3,}\s*quiz\s+\S")


def check_fences(file: LessonFile, around: Around, issues: IssueLog) -> None:
    """Check the quiz fences of a lesson."""
    for fence in file.outline.fences:
        if fence.name == "quiz":
            _check_fence(fence, file.outline.text.split("\n")[fence.first], around, issues)


def _check_fence(fence: Fence, line: str, around: Around, issues: IssueLog) -> None:
    name, question = quiz_of(fence.body)
    if not name and _INFO.match(line):
        return  # What stands behind the fence's name is told as a slip of its line.
    if not name:
        issues.error(
            "lesson/unknown-quiz", fence.place, "this fence names no quiz.", "Write a quiz's id in it."
        )
        return
    if "\n" in fence.body:
        if not re.search(r"^ *(?:`{2,}|~{2,})", fence.body, re.MULTILINE):  # Else it is told as left open.
            issues.error(
                "lesson/unknown-quiz", fence.place, "a fence shows one quiz, and this one holds several lines.",
                "Write the id alone; a second quiz wants a fence of its own.",
            )  # fmt: skip
        return
    quiz = around.quiz_questions(name)
    if quiz is None and not around.has_quiz_file(name):  # A file that is there but broken is told already.
        elsewhere = around.quiz_elsewhere(name)
        astray = elsewhere == around.source.astray.get(name)
        message = (
            f"there is no quiz '{name}'{f' in {around.language!r}' if elsewhere and not astray else ''}."
        )
        cure = f"Write it as it is in {elsewhere}." if elsewhere else did_you_mean(name, around.quiz_files())
        cure = _cure_for_astray(elsewhere, around.language) if astray else cure
        issues.error("lesson/unknown-quiz", fence.place, message, cure)
    elif quiz is not None and quiz[0] == "bank":
        message = f"'{name}' is the bank of an assessment; a lesson would give its questions away."
        issues.error("lesson/shows-a-bank", fence.place, message, "Name the lesson's own quiz.")
    elif quiz is not None and question and question not in quiz[1]:
        message = f"quiz '{name}' has no question '{question}'."
        issues.error("lesson/unknown-question", fence.place, message, did_you_mean(question, quiz[1]))


def _cure_for_astray(path: str, language: str) -> str:
    """What to do about a file that is called as a quiz and lies where none is read, or is no YAML."""
    folder = f"quizzes/{language}/"
    if path.lower().endswith(ENDINGS):
        return f"Move '{path}' into a folder of {folder}."
    return f"Write it as a file of YAML in {folder}: '{path}' is not read."


def check_parts(checked: Sequence[Sources], sources: Sequence[Sources], issues: IssueLog) -> None:
    """A quiz that only checkpoints and prompts show: told of its first question that no language shows."""
    told: set[str] = set()
    for source in checked:
        for quiz in source.quizzes.values():
            rows = [row for each in sources for page in each.naming(quiz.id) for row in page.named]
            alone = {question for name, question in rows if name == quiz.id}
            rest = [question for question in quiz.questions if question not in {*quiz.before, *alone}]
            if quiz.is_bank or quiz.id in told or not alone or "" in alone or not rest:
                continue
            told.add(quiz.id)
            issues.warning(
                "quiz/question-not-shown",
                quiz.place,
                f"no lesson shows '{quiz.id}#{rest[0]}'{f' and {len(rest) - 1} more' if rest[1:] else ''}.",
                f"Put a ```quiz fence that holds {quiz.id} into its lesson, or one for each question.",
            )


def check_shown(checked: Sequence[Sources], sources: Sequence[Sources], issues: IssueLog) -> None:
    """A quiz that no lesson of any language shows, told once; one that only some language's shows is told by parity."""
    told: set[str] = set()
    missing = {slug for source in checked for slug in _missing(source, sources)}
    meant = {name for source in sources for name in _meant(source)}
    for source in checked:
        others = [other for other in sources if other is not source]
        for quiz in source.quizzes.values():
            named = any(each.naming(quiz.id) for each in sources)
            missed = source is not checked[0] and any(quiz.id in other.quiz_files for other in others)
            # A name that is not the file's, one misspelt in a fence, and a lesson that is not there, are told already.
            known = quiz.id in (missing | meant) or PurePosixPath(quiz.file).stem != quiz.id
            if quiz.is_bank or named or missed or known or quiz.id in told:
                continue
            told.add(quiz.id)
            issues.error(
                "quiz/named-by-no-lesson",
                quiz.place,
                f"no lesson shows the quiz '{quiz.id}'.",
                f"Put a ```quiz fence that holds {quiz.id} into its lesson.",
            )


def _meant(source: Sources) -> Iterator[str]:
    """The quizzes that misspelt names in fences were meant for."""
    for page in source.pages.values():
        for name in page.shown:
            if name not in source.quiz_files and (meant := near(name, source.quiz_files)):
                yield meant


def _missing(source: Sources, sources: Sequence[Sources]) -> Iterator[str]:
    """The lessons that course.yml lists and no language has."""
    for module in source.course.modules if source.course else ():
        for slug in module.lessons:
            if not any(f"{module.id}/{slug}.md" in other.pages for other in sources):
                yield slug
