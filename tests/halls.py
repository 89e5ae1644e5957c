"""The tiny course with texts that name variables, and tables of those whom its books are made for."""

from __future__ import annotations

from pathlib import Path

from tests.tiny import change, lesson_file, write, write_tiny_course

VARIABLES = """\
variables:
  - {id: hotline, text: {zh: 客服热线, en: the hotline}}
  - {id: hall, text: {zh: 本厅, en: your hall}}
handbooks:
  - id: learner
    audience: learner
    title: {zh: 学员手册, en: Learner handbook}
    parts: [cover, lessons]
    paper: A5
    cover: {zh: 为%hall%印制, en: Printed for %hall%}
"""
EAST = ("east", "城东营业厅", "East hall", "10086 <b>*1*</b>")
ONE_EDITION = """\
handbooks:
  - {id: learner, audience: learner, title: {zh: 学员手册, en: Learner handbook}, parts: [cover, contents, lessons]}
"""


def write_halls_course(root: Path) -> Path:
    """Write the course below `root`: one edition for learners and one for trainers, in two languages."""
    write_tiny_course(root)
    change(root, "content/course.yml", ONE_EDITION, VARIABLES)
    change(
        root, lesson_file("zh"), "{#idea}\n", "{#idea}\n\n遇到难题，拨打**%hotline%**。`%hotline%`不变。\n"
    )
    change(root, lesson_file("en"), "{#idea}\n", "{#idea}\n\nCall **%hotline%**; `%hotline%` stays.\n")
    return root


def write_table(root: Path, rows: int, name: str = "halls.csv") -> Path:
    """Write a table of so many rows, the first that of the hall in the east."""
    others = [(f"hall-{n:02}", f"第 {n} 营业厅", f"Hall {n}", f"10086-{n}") for n in range(2, rows + 1)]
    lines = [",".join(row) for row in (("id", "hall", "hall.en", "hotline"), EAST, *others)]
    write(root, name, "\ufeff" + "\n".join(lines) + "\n")
    return root / name
