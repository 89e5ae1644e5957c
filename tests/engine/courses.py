"""A course of four lessons in two modules whose pages show each other's things, and edits of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.tiny import FIGURE, GLOSSARY, TEXTS, change, lesson_file, quiz_file, write, write_tiny_course

OTHER = """\
  - id: other
    title: {zh: 第二部分, en: Other part}
    question: {zh: 怎么做, en: How}
    lessons: [second, third, fourth]
handbooks:
"""
LESSON = """\
---
title: {title}
minutes: 5
objectives:
  - {{id: goal, text: A goal of {title}}}
roles: [clerk]
---
## Heading {{#goal}}

{text}
"""
QUESTION = """\
  - id: elsewhere
    type: true-false
    objective: second#goal
    figure: channels
    prompt: Sight comes first.
    answer: true
    why:
      true: It does.
      false: It does.
"""
EXAM = """\
assessments:
  - id: exam
    title: {zh: 考试, en: Exam}
    levels: [understand]
    cells: [{module: part, counts: [2]}]
    scenario: {from: exam, count: 1, points: 2}
"""
BANK = """\
id: exam
questions:
  - id: sees
    type: true-false
    objective: first#idea
    level: understand
    figure: channels
    prompt: Seen first.
    answer: true
    why: {true: So it is., false: So it is.}
  - id: hears
    type: true-false
    objective: first#idea
    level: understand
    prompt: Heard first.
    answer: false
    why: {true: Seen first., false: Seen first.}
"""
TALK = """\
id: talk
questions:
  - id: desk
    type: dialogue
    objective: first#idea
    tags: [exam]
    prompt: At the desk
    nodes:
      - id: hello
        says: Hello.
        replies:
          - {id: a, text: Look up, score: 1, happens: A smile., because: Seen.}
          - {id: b, text: Type on, score: -1, happens: A sigh., because: Not seen.}
    bands:
      - {min: 1, text: Well met}
      - {text: Not met}
"""
Edit = Callable[[Path], None]


def write_course(root: Path) -> Path:
    """A glossary and a figure, a quiz that serves another lesson, links between lessons and to anchors, an exam."""
    write_tiny_course(root)
    change(root, "content/course.yml", "handbooks:\n", OTHER)
    write(root, "content/glossary.yml", GLOSSARY)
    write(root, "content/figures/channels.yml", FIGURE)
    write(
        root, "content/assets/black.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>\n'
    )
    course = (root / "content/course.yml").read_text(encoding="utf-8")
    write(root, "content/course.yml", course + EXAM)
    for language in TEXTS:
        write(root, f"quizzes/{language}/assessments/exam.yml", BANK)
        write(root, f"quizzes/{language}/scenarios/talk.yml", TALK)
        text = "A [moment](term:moment), [here](../part/first.md#idea) and [third](third.md#goal)."
        write(root, f"content/{language}/other/second.md", LESSON.format(title="Second", text=text))
        text = (
            "```figure\nchannels\n```\n\n![A box](../../assets/black.svg) of [another one](../part/first.md)"
        )
        write(root, f"content/{language}/other/third.md", LESSON.format(title="Third", text=text))
        write(root, f"content/{language}/other/fourth.md", LESSON.format(title="Fourth", text="Last."))
        quiz = (root / quiz_file(language)).read_text(encoding="utf-8")
        write(root, quiz_file(language), quiz + QUESTION)
    return root


def one(name: str, old: str, new: str) -> Edit:
    """The edit that replaces a text in one file."""
    return lambda root: change(root, name, old, new)


def add_lesson(root: Path) -> None:
    """A lesson more in both languages."""
    change(root, "content/course.yml", "lessons: [first", "lessons: [fresh, first")
    for language in TEXTS:
        write(root, f"content/{language}/part/fresh.md", LESSON.format(title="Fresh", text="New."))


def drop_lesson(root: Path) -> None:
    """A lesson less in both languages."""
    text = (root / "content/course.yml").read_text(encoding="utf-8")
    write(root, "content/course.yml", text.replace("fresh, first", "first"))
    for language in TEXTS:
        (root / f"content/{language}/part/fresh.md").unlink(missing_ok=True)


def override(root: Path) -> None:
    """Templates of the course's own."""
    write(root, "overrides/partials/copyright.html", "<p>Ours</p>\n")
    change(root, "mkdocs.yml", "  name: material", "  name: material\n  custom_dir: overrides")


SECOND, THIRD, FOURTH = (f"content/en/other/{name}.md" for name in ("second", "third", "fourth"))
EDITS: Mapping[str, Edit] = {
    "nothing": lambda _: None,
    "a body": one(lesson_file("en"), "remember the moment.", "remember one moment."),
    "a title": one(SECOND, "title: Second", "title: Two"),
    "a title in the other language": one("content/zh/other/second.md", "title: Second", "title: Two"),
    "an objective that another lesson's quiz serves": one(SECOND, "text: A goal", "text: The goal"),
    "an anchor that nobody links to": one(SECOND, "[here](../part/first.md#idea)", "here"),
    "a link": one(SECOND, "[third](third.md#goal)", "[third](third.md)"),
    "a heading": one(lesson_file("en"), "## The point", "## One point"),
    "minutes": one(THIRD, "minutes: 5", "minutes: 6"),
    "a draft": one(FOURTH, "minutes: ", "draft: true\nminutes: "),
    "no draft": one(FOURTH, "draft: true\n", ""),
    "a key": one(quiz_file("en"), "answer: false", "answer: true"),
    "an explanation": one(quiz_file("en"), "It hangs where no customer", "It hangs where no one"),
    "a name that is escaped": one(quiz_file("en"), "figure: channels", 'figure: "chann\\x65ls"'),
    "an item of a bank": one(
        "quizzes/en/assessments/exam.yml", "prompt: Heard first.", "prompt: Heard at once."
    ),
    "a blueprint": one("content/course.yml", "points: 2", "points: 3"),
    "a conversation": one("quizzes/en/scenarios/talk.yml", "text: Look up", "text: Look up and wait"),
    "a figure": one("content/figures/channels.yml", "en: Sight", "en: Eyes"),
    "a question that is shown once more": one(FOURTH, "Last.", "Last.\n\n```quiz\nfirst#which\n```"),
    "the course's id": one("content/course.yml", "id: tiny", "id: small"),
    "a picture": one("content/assets/black.svg", 'width="2"', 'width="3"'),
    "a picture more": lambda root: write(root, "content/assets/more.svg", "<svg/>\n"),
    "a term": one("content/glossary.yml", "en: moment of truth", "en: decisive moment"),
    "the course's title": one("content/course.yml", "en: Tiny course", "en: Small course"),
    "how reviews are planned": one("content/course.yml", "handbooks:\n", "review: leitner\nhandbooks:\n"),
    "a module's title": one("content/course.yml", "en: Other part", "en: Another part"),
    "a role's title": one("content/course.yml", "en: Clerk", "en: Assistant"),
    "a lesson more": add_lesson,
    "a lesson less": drop_lesson,
    "a setting": one("mkdocs.yml", "toc.follow", "toc.integrate"),
    "templates": override,
    "other templates": lambda root: write(root, "overrides/partials/copyright.html", "<p>Mine</p>\n"),
}
BEFORE = {
    "no draft": "a draft",
    "other templates": "templates",
    "a lesson less": "a lesson more",
}
"""Edits that another one has to come before."""
