"""What authors do to the course of tests/cases/course, edit by edit."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path


def replaced(root: Path, file: str, old: str, new: str) -> None:
    """Replace a text in a file, if it is still there."""
    path = root / file
    if path.is_file():
        path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))


def copied(root: Path, file: str, name: str) -> None:
    """Copy a file, if it is still there."""
    if (root / file).is_file():
        shutil.copy(root / file, root / name)


ZH, EN = "content/zh/moments", "content/en/moments"
FIGURE = "type: compare\ntitle: {zh: 比, en: Compare}\nsides:\n  - {id: a, text: {zh: 甲, en: A}}\n"
CARD = "id: one\ntitle: {zh: 一, en: One}\nfront: {zh: 甲, en: A, figure: one}\nback: {zh: 乙, en: B}\n"
PROMPT = "  - {id: guess, type: reflection, asks: before, objective: name-it, prompt: 谁, model: 大家, rubric: [人]}\n"
ASKED = "```quiz\nfirst-moment#guess\n```\n\n```quiz\nfirst-moment#guess back\n```\n\n## "
PLAN = "/// plan | 10 min\n| 1 | 2 | 3 | 4 |\n|---|---|---|---|\n| 9 | 看 | 说 | 票 |\n///\n\n/// trainer"
STAND_UP = "/// stand-up\nask: 谁\nwatch: 票\n///\n\n/// trainer"


def laid(root: Path, card: str) -> None:
    """Lay a card."""
    (root / "content/cards").mkdir(exist_ok=True)
    (root / "content/cards/one.yml").write_text(card, encoding="utf-8")


EDITS: dict[str, Callable[[Path], object]] = {
    "a body": lambda root: replaced(root, f"{ZH}/first-moment.md", "这是。", "这是,那。"),
    "a body of the twin": lambda root: replaced(root, f"{EN}/second-moment.md", "## ", "Words *here\n\n## "),
    "a title": lambda root: replaced(root, f"{ZH}/first-moment.md", "title: 第一刻", "title: 头一刻"),
    "the id of a heading that is linked to": lambda root: replaced(
        root, f"{ZH}/second-moment.md", "{#idea}", "{#thought}"
    ),
    "the id of an objective": lambda root: replaced(root, f"{ZH}/first-moment.md", "name-it", "call-it"),
    "a draft": lambda root: replaced(root, f"{ZH}/second-moment.md", "minutes:", "draft: true\nminutes:"),
    "a link": lambda root: replaced(root, f"{ZH}/first-moment.md", "#idea)", "#none)"),
    "a lesson goes": lambda root: (root / f"{EN}/second-moment.md").unlink(missing_ok=True),
    "a lesson comes": lambda root: copied(root, f"{ZH}/first-moment.md", f"{ZH}/third-moment.md"),
    "a quiz goes": lambda root: (root / "quizzes/zh/moments/second-moment.yml").unlink(missing_ok=True),
    "a quiz comes twice": lambda root: copied(
        root, "quizzes/zh/moments/first-moment.yml", "quizzes/zh/moments/copy.yml"
    ),
    "the id of a question": lambda root: replaced(
        root, "quizzes/zh/moments/first-moment.yml", "id: who", "id: whom"
    ),
    "the words of questions": lambda root: replaced(
        root, "quizzes/en/moments/first-moment.yml", "prompt: ", "prompt: Nobody waits "
    ),
    "YAML that breaks": lambda root: replaced(
        root, "quizzes/en/moments/first-moment.yml", "id: who", "id who"
    ),
    "a term": lambda root: replaced(root, "content/glossary.yml", "id: moment", "id: instant"),
    "the glossary breaks": lambda root: replaced(root, "content/glossary.yml", "terms:", "terms"),
    "a role": lambda root: replaced(root, "content/course.yml", "id: clerk", "id: seller"),
    "a framework": lambda root: replaced(root, "content/course.yml", "F01", "F02"),
    "a language less": lambda root: replaced(root, "content/course.yml", "[zh, en]", "[zh]"),
    "no handbooks": lambda root: replaced(root, "content/course.yml", "handbooks:", "other:"),
    "the name of the course": lambda root: replaced(root, "content/course.yml", "id: tiny", "id: small"),
    "a list of lessons": lambda root: replaced(root, "content/course.yml", ", second-moment]", "]"),
    "a flagged number": lambda root: replaced(
        root, "content/course.yml", "paths:", "flagged: [大家]\npaths:"
    ),
    "a picture goes": lambda root: (root / "content/zh/assets/ticket.png").unlink(missing_ok=True),
    "a drawing that runs": lambda root: (root / "content/zh/assets/x.svg").write_text(
        "<svg><script/></svg>", encoding="utf-8"
    ),
    "a sign without a glyph": lambda root: replaced(
        root, f"{EN}/first-moment.md", "## ", "\U00013000\n\n## "
    ),
    "a figure comes": lambda root: [
        (root / "content/figures").mkdir(exist_ok=True),
        (root / "content/figures/one.yml").write_text(FIGURE, encoding="utf-8"),
        replaced(root, f"{ZH}/second-moment.md", "## ", "```figure\none\n```\n\n## "),
    ],
    "a figure breaks": lambda root: (
        (root / "content/figures").mkdir(exist_ok=True)
        or (root / "content/figures/one.yml").write_text(FIGURE + "frameworks: [F09]\n", encoding="utf-8")
    ),
    "a card comes": lambda root: laid(root, CARD),
    "a card names what is not there": lambda root: laid(root, CARD + "frameworks: [F02]\n"),
    "a card is broken in one language": lambda root: laid(root, CARD.replace(", en: B", "")),
    "a question to think about first": lambda root: replaced(
        root, "quizzes/zh/moments/first-moment.yml", "questions:\n", f"questions:\n{PROMPT}"
    ),
    "where one thinks first": lambda root: replaced(
        root, f"{ZH}/second-moment.md", "## 要点 {#self-check}", f"{ASKED}要点 {{#self-check}}"
    ),
    "what never comes back": lambda root: (
        [EDITS[name](root) for name in ("a question to think about first", "where one thinks first")]
        and replaced(root, f"{ZH}/second-moment.md", "#guess back", "#guess")
    ),
    "what a quiz asks again": lambda root: replaced(
        root, "quizzes/zh/moments/second-moment.yml", "questions:", "recall: [first-moment#who]\nquestions:"
    ),
    "a name that is not there is asked again": lambda root: replaced(
        root, "quizzes/zh/moments/second-moment.yml", "questions:", "recall: [first-moment#whom]\nquestions:"
    ),
    "what a course asks again": lambda root: replaced(
        root, "content/course.yml", "paths:", "recall: {count: 12}\npaths:"
    ),
    "cells of a worksheet": lambda root: replaced(
        root, f"{ZH}/first-moment.md", "| A | B |\n|---|---|\n|   |", "| A | B [score] |\n|---|---|\n|   |"
    ),
    "cells that cannot be": lambda root: replaced(
        root, f"{EN}/second-moment.md", "| A | B |\n|---|---|\n|   |", "| A | B [skore] |\n|---|---|\n|   |"
    ),
    "minutes": lambda root: replaced(root, f"{EN}/first-moment.md", "minutes: 5", "minutes: 40"),
    "minutes on the job": lambda root: replaced(
        root, f"{ZH}/first-moment.md", "minutes: 5", "minutes: 5\nat-work: 9"
    ),
    "questions that take long": lambda root: replaced(
        root, "quizzes/en/moments/second-moment.yml", "prompt: ", f"prompt: {'Nobody waits and ' * 200}"
    ),
    "a plan": lambda root: replaced(root, f"{ZH}/second-moment.md", "/// trainer", PLAN),
    "words for a stand-up": lambda root: replaced(root, f"{ZH}/second-moment.md", "/// trainer", STAND_UP),
    "settings": lambda root: (root / "mkdocs.yml").write_text(
        "markdown_extensions: [smarty]\n", encoding="utf-8"
    ),
    "bytes that are no text": lambda root: (root / f"{ZH}/second-moment.md").write_bytes(b"---\n\xff\xfe"),
}
SILENT = ["a title", "a language less", "the name of the course"]
"""Edits of which no rule says anything by itself."""


FIRST_QUIZ, SECOND_QUIZ = (f"quizzes/zh/moments/{name}-moment.yml" for name in ("first", "second"))
SURE = (
    "  - {id: sure, type: true-false, objective: name-it, prompt: 每天都有这一刻。, answer: true,"
    " why: {true: 每天都有人进来办理业务。, false: 少了这一刻就没有人进来。}}\n"
)
THIRD_QUIZ = f"id: zzzz\nquestions:\n{SURE.replace('id: sure', 'id: zzz')}"


def with_recall(root: Path, name: str) -> None:
    """The second quiz asks a question again."""
    replaced(root, SECOND_QUIZ, "questions:", f"recall: [{name}]\nquestions:")


ELSEWHERE: dict[str, tuple[Callable[[Path], object], Callable[[Path], object]]] = {
    "a question no longer asks before": (
        lambda root: [
            replaced(root, f"{ZH}/first-moment.md", "minutes: 5\n", ""),  # else its minutes would tell
            replaced(root, FIRST_QUIZ, "questions:\n", f"questions:\n{PROMPT}"),
            replaced(root, f"{ZH}/first-moment.md", "## 要点 {#self-check}", f"{ASKED}要点 {{#self-check}}"),
        ],
        lambda root: replaced(root, FIRST_QUIZ, "asks: before, ", ""),
    ),
    "a lesson no longer asks before": (
        lambda root: [
            replaced(root, FIRST_QUIZ, "questions:\n", f"questions:\n{PROMPT}"),
            replaced(root, f"{ZH}/first-moment.md", "## 要点 {#self-check}", f"{ASKED}要点 {{#self-check}}"),
        ],
        lambda root: replaced(root, f"{ZH}/first-moment.md", "first-moment#guess", "first-moment"),
    ),
    "what is asked again can no longer be checked": (
        lambda root: [
            replaced(root, FIRST_QUIZ, "questions:\n", f"questions:\n{SURE}"),
            with_recall(root, "first-moment#sure"),
        ],
        lambda root: replaced(
            root, FIRST_QUIZ, SURE, PROMPT.replace("id: guess", "id: sure").replace("asks: before, ", "")
        ),
    ),
    "what might be meant comes": (
        lambda root: with_recall(root, "zzz#zzz"),
        lambda root: (root / "quizzes/zh/moments/zzzz.yml").write_text(THIRD_QUIZ, encoding="utf-8"),
    ),
    "a card's figure goes": (
        lambda root: [EDITS["a figure comes"](root), laid(root, CARD)],
        lambda root: (root / "content/figures/one.yml").unlink(),
    ),
    "a card's framework goes": (
        lambda root: laid(root, CARD + "frameworks: [F01]\n"),
        lambda root: replaced(root, "content/course.yml", "F01", "F02"),
    ),
}
