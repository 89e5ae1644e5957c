"""A small course with assessments, written anew for each test: two modules, a bank as large as wanted, scenarios."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from coursewright.base.issues import IssueLog, as_text
from coursewright.project.assessments import assessments_of, exam_of
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.quiz.assessment.exam import Exam
from tests.tiny import ROOT, write

LANGUAGES = ("zh", "en")
MODULES = ("one", "two")
LEVELS = ("remember", "apply")
KINDS = ("single", "blanks")

SPINE = """\
id: exam-case
version: "2026.1"
languages: [zh, en]
title: {zh: 考核小课, en: Course with assessments}
modules:
  - {id: one, title: {zh: 第一模块, en: Module one}, question: {zh: 为何, en: Why}, lessons: [first]}
  - {id: two, title: {zh: 第二模块, en: Module two}, question: {zh: 如何, en: How}, lessons: [second]}
handbooks:
  - {id: learner, audience: learner, title: {zh: 学员手册, en: Learner handbook}, parts: [cover, contents, lessons]}
assessments:
"""
EXAM = """\
  - id: exam
    title: {zh: 认证考试, en: Certification exam}
    pass: 80
    minutes: 30
    feedback: after
    forms: 3
    levels: [remember, apply]
    cells:
      - {module: one, counts: [2, 1], pass: 50}
      - {module: two, counts: [1, 2]}
    kinds:
      - {type: single, count: 4, points: 1}
      - {type: blanks, count: 2, points: 2}
    scenario: {from: exam, count: 1, points: 9, min: 3}
    retake: {days: 0, times: 1}
"""
LESSON = """\
---
title: {title}
minutes: 5
objectives:
  - {{id: idea, text: {goal}}}
---
## {head} {{#idea}}

{text}
"""
TEXTS = {
    "zh": {"goal": "说出要点", "head": "要点", "text": "要点就在这里。"},
    "en": {"goal": "Name the point", "head": "The point", "text": "This is it."},
}
TITLES = {
    "zh": {"first": "第一课", "second": "第二课"},
    "en": {"first": "Lesson one", "second": "Lesson two"},
}
SLUGS = {"one": "first", "two": "second"}

SINGLE = {
    "zh": """\
    prompt: 第 {n} 题选哪一个？
    options:
      - {{id: x, text: 甲选项, {x}why: 理由甲说的是第 {n} 题的甲。}}
      - {{id: y, text: 乙选项, {y}why: 理由乙说的是第 {n} 题的乙。}}
""",
    "en": """\
    prompt: Which one is it in item {n}?
    options:
      - {{id: x, text: First option, {x}why: REASON X tells about the first one of item {n}.}}
      - {{id: y, text: Other option, {y}why: REASON Y tells about the other one of item {n}.}}
""",
}
BLANKS = {
    "zh": """\
    prompt: 补全第 {n} 句
    text: 这个字是 [[gap]]。
    blanks:
      - {{id: gap, accept: [字{n}], why: 理由在第 {n} 句里说过了。}}
""",
    "en": """\
    prompt: Complete sentence {n}
    text: The word is [[gap]].
    blanks:
      - {{id: gap, accept: [word{n}], why: REASON G is told in sentence {n}.}}
""",
}
TALK = {
    "zh": "一次对话|请问？|中间这一步|那好吧。|迎上去问候|不抬头|收银台|他点点头。|问候在先。|满意|不满".split(
        "|"
    ),
    "en": (
        "A talk|Excuse me?|A step between|All right.|Get up|Stay seated|The till|HAPPENS|BECAUSE|BAND|BAND LOW"
    ).split("|"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Items of a bank that are alike."""

    module: str
    level: str
    kind: str
    count: int

    @property
    def ids(self) -> Iterator[str]:
        """Their ids, which tell what they are."""
        return (f"{self.module}-{self.level}-{self.kind}-{number}" for number in range(1, self.count + 1))


def full_bank(count: int = 3) -> list[Batch]:
    """So many items of every kind in every cell."""
    return [
        Batch(module=module, level=level, kind=kind, count=count)
        for module, level, kind in product(MODULES, LEVELS, KINDS)
    ]


def right_answer(item: str, language: str) -> str:
    """What is right: an option's id, or the word of a gap."""
    number = item.rpartition("-")[2]
    if "-single-" in item:
        return "x" if sum(map(ord, item)) % 2 else "y"
    return f"字{number}" if language == "zh" else f"word{number}"


def bank_text(batches: Iterable[Batch], language: str, name: str = "exam", extra: str = "") -> str:
    """The bank's file; options are right in turn; `extra` are questions as they stand."""
    lines = [f"id: {name}\nquestions:\n"]
    for batch in batches:
        for item in batch.ids:
            number = item.rpartition("-")[2]
            level = f"    level: {batch.level}\n" if batch.level else ""
            lines.append(
                f"  - id: {item}\n    type: {batch.kind}\n    objective: {SLUGS[batch.module]}#idea\n{level}"
            )
            form = (SINGLE if batch.kind == "single" else BLANKS)[language]
            right = right_answer(item, language)
            marks = {side: "correct: true, " if right == side else "" for side in ("x", "y")}
            lines.append(form.format(n=number, **marks))
    return "".join(lines) + extra


def talk_text(language: str, name: str, tag: str = "exam") -> str:
    """A scenario of two steps and an optional one between; best +4 and worst −3 without it."""
    prompt, says, between, well, up, seated, till, happens, because, band, low = TALK[language]
    common = f"happens: {happens}, because: {because}"
    return f"""\
id: {name}
questions:
  - id: {name}-talk
    type: dialogue
    objective: first#idea
    tags: [{tag}]
    prompt: {prompt} {name}
    nodes:
      - id: arriving
        says: {says}
        replies:
          - {{id: a, text: {up}, score: 2, {common}}}
          - {{id: b, text: {seated}, score: -1, {common}}}
      - id: between
        optional: true
        says: {between}
        replies:
          - {{id: a, text: {up}, score: 1, {common}}}
          - {{id: b, text: {till}, score: -1, {common}}}
      - id: leaving
        says: {well}
        replies:
          - {{id: a, text: {up}, score: 2, {common}}}
          - {{id: b, text: {seated}, score: -2, {common}}}
    bands:
      - {{min: 2, text: {band}}}
      - {{text: {low}}}
"""


def write_exam_course(
    root: Path,
    *,
    assessments: str = EXAM,
    batches: Sequence[Batch] | None = None,
    talks: Sequence[str] = ("talk-1", "talk-2"),
    banks: Sequence[str] = ("exam",),
    extra: Mapping[str, str] | None = None,
) -> Path:
    """Write the course below `root`, with this project's own mkdocs.yml."""
    write(root, "content/course.yml", SPINE + assessments)
    for language in LANGUAGES:
        for module, slug in SLUGS.items():
            text = LESSON.format(title=TITLES[language][slug], **TEXTS[language])
            write(root, f"content/{language}/{module}/{slug}.md", text)
        for bank in banks:
            text = bank_text(
                full_bank() if batches is None else batches, language, bank, (extra or {}).get(language, "")
            )
            write(root, f"quizzes/{language}/assessments/{bank}.yml", text)
        for talk in talks:
            write(root, f"quizzes/{language}/scenarios/{talk}.yml", talk_text(language, talk))
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


def load(root: Path) -> tuple[dict[str, Project], str]:
    """The projects by language, and what `check` says, but for the writing of items."""
    issues, told = IssueLog(), IssueLog()
    projects = load_projects(root, issues)
    for issue in issues.found:
        if not issue.rule.startswith("lint/"):
            told.add(issue)
    return projects, as_text(told)


def exam_called(name: str, project: Project) -> Exam:
    """An exam of a course by its id."""
    return exam_of(next(row for row in assessments_of(project) if row.id == name), project)
