"""A course with all kinds of question, three lessons, as a project to be packed."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..browser.gallery import COURSE, PICTURE
from ..browser.sites import build
from ..browser.tools import CASES, ROOT

LESSONS = {
    "choices-and-gaps": ("three-characteristics", "grades", "curve", "channels"),
    "numbers-and-order": ("totals", "curve", "grades", "channels"),
    "words-and-talk": ("grades", "channels"),
}
SPINE = f"""\
id: {COURSE}
version: "1"
languages: [zh, en]
title: {{zh: 平台课, en: Platform course}}
roles:
  - {{id: clerk, title: {{zh: 营业员, en: Clerk}}}}
  - {{id: manager, title: {{zh: 经理, en: Manager}}}}
modules:
  - id: part
    title: {{zh: 第一部分, en: First part}}
    question: {{zh: 客户记住什么, en: What do customers remember}}
    lessons: [choices-and-gaps, numbers-and-order, words-and-talk]
paths:
  - id: two
    title: {{zh: 两节, en: Two of them}}
    lessons: [choices-and-gaps, words-and-talk]
"""


def make_project(target: Path) -> Path:
    """Write the project's sources."""
    (target / "content").mkdir(parents=True)
    (target / "content" / "course.yml").write_text(SPINE, encoding="utf-8", newline="\n")
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    for language in ("zh", "en"):
        folder = target / "content" / language / "part"
        folder.mkdir(parents=True)
        shutil.copytree(CASES / "gallery" / language, target / "quizzes" / language / "part")
        shutil.copy(CASES / "gallery" / PICTURE, folder)
        for slug, objectives in LESSONS.items():
            (folder / f"{slug}.md").write_text(lesson(slug, objectives), encoding="utf-8", newline="\n")
    return target


def lesson(slug: str, objectives: tuple[str, ...]) -> str:
    """A lesson with a heading for each objective, and its quiz."""
    rows = "".join(f"  - {{id: {name}, text: Name the {name}}}\n" for name in objectives)
    parts = "".join(
        f"## About {name} {{#{name}}}\n\nCustomers remember the moment, not the flow chart.\n\n"
        for name in objectives
    )
    roles = "roles: [manager]\n" if slug == "numbers-and-order" else ""
    return (
        f"---\ntitle: Lesson {slug}\nminutes: 5\nobjectives:\n{rows}{roles}---\n{parts}"
        f"## Self-check {{#self-check}}\n\n```quiz\n{slug}\n```\n"
    )


def build_project(target: Path) -> Path:
    """The project with its site."""
    build(make_project(target))
    return target
