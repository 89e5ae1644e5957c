"""The made-up course as coursewright's own files, and the ready project of another course."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from tools.bench.lessons import LESSONS_A_MODULE, Lesson, Question, lessons, module_of, slug_of

SETTINGS = "mkdocs.yml"
LANGUAGE = "zh"
FIGURE = "first-steps"
ROLE = "clerk"
_FIGURE_TEXT = """\
type: flow
title: {zh: 办理的先后}
text: {zh: 从上到下三步，每一步做完再走下一步。}
steps:
  - {id: look, text: {zh: 抬头看}}
  - {id: ask, text: {zh: 开口问}}
  - {id: check, text: {zh: 再核对}}
"""


def write_course(folder: Path, tool: Path, count: int, *, book: bool = False) -> None:
    """Write a course of `count` lessons, with `tool`'s settings of the site; `book` adds a handbook for learners."""
    write(folder / "content" / "course.yml", course_text(count, book=book))
    write(folder / "content" / "figures" / f"{FIGURE}.yml", _FIGURE_TEXT)
    for number, lesson in enumerate(lessons(count)):
        place = f"{LANGUAGE}/{lesson.module}/{lesson.slug}"
        write(folder / "content" / f"{place}.md", lesson_text(lesson, with_figure=number == 0))
        write(folder / "quizzes" / f"{place}.yml", quiz_text(lesson))
    shutil.copyfile(tool / SETTINGS, folder / SETTINGS)


def copy_course(folder: Path, tool: Path) -> None:
    """Copy the course that lies beside the tool."""
    for name in ("content", "quizzes"):
        shutil.copytree(tool / name, folder / name)
    shutil.copyfile(tool / SETTINGS, folder / SETTINGS)


def write(file: Path, text: str) -> None:
    """Write a file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def course_text(count: int, *, book: bool) -> str:
    """The text of course.yml."""
    rows = ["id: bench", 'version: "1"', f"languages: [{LANGUAGE}]", "title: {zh: 测量用的课程}"]
    rows += [f"roles: [{{id: {ROLE}, title: {{zh: 柜员}}}}]", "modules:"]
    for first in range(0, count, LESSONS_A_MODULE):
        names = ", ".join(slug_of(number) for number in range(first, min(count, first + LESSONS_A_MODULE)))
        rows += [
            f"  - id: {module_of(first)}",
            f"    title: {{zh: 第 {first // LESSONS_A_MODULE + 1} 部分}}",
            "    question: {zh: 这一部分讲什么？}",
            f"    lessons: [{names}]",
        ]
    if book:
        rows += ["handbooks:", "  - id: learner", "    audience: learner", "    title: {zh: 学员手册}"]
        rows += ["    parts: [cover, contents, lessons]"]
    return "\n".join(rows) + "\n"


def lesson_text(lesson: Lesson, *, with_figure: bool) -> str:
    """The text of a lesson's file; its quiz stands at the end."""
    head = ["---", f"title: {lesson.title}", "minutes: 15", "objectives:"]
    head += [f"  - {{id: {part.id}, text: 说出{part.title}的做法}}" for part in lesson.parts[:2]]
    blocks = ["\n".join([*head, f"roles: [{ROLE}]", "---"])]
    for part in lesson.parts:
        blocks += [f"## {part.title} {{#{part.id}}}", part.text]
    if with_figure:
        blocks.append(f"```figure\n{FIGURE}\n```")
    blocks += ["## 自测 {#self-check}", f"```quiz\n{lesson.slug}\n```"]
    return "\n\n".join(blocks) + "\n"


def quiz_text(lesson: Lesson) -> str:
    """The text of a lesson's quiz."""
    rows = [f"id: {lesson.slug}", "questions:"]
    for index, question in enumerate(lesson.questions):
        rows += _question_rows(question, lesson.parts[index % 2].id)
    return "\n".join(rows) + "\n"


def _question_rows(question: Question, objective: str) -> Iterator[str]:
    yield from (f"  - id: {question.id}", f"    type: {question.kind}", f"    objective: {objective}")
    yield f"    prompt: {question.prompt}"
    if question.kind == "blanks":
        yield f"    text: {question.around[0]}[[gap]]{question.around[1]}"
        yield from ("    blanks:", "      - id: gap", f"        accept: [{question.gap}]")
        yield f"        why: 前文说的就是{question.gap}。"
    else:
        yield "    options:"
        for choice in question.choices:
            yield from (f"      - id: {choice.id}", f"        text: {choice.text}")
            if choice.right:
                yield "        correct: true"
            yield f"        why: {choice.why}"
    yield f"    explain: {question.explain}"
