"""The examples of rules, laid into a course of one lesson in English."""

from __future__ import annotations

import re
import shutil
from pathlib import Path, PurePosixPath

from coursewright.base.issues import IssueLog
from coursewright.course.recipients import read_recipients
from coursewright.exchange.format import Source
from coursewright.exchange.formats import FORMATS
from coursewright.project.load import load_projects
from tests.tiny import COURSE, FIGURE, GLOSSARY, change, lesson_file, quiz_file, write, write_tiny_course

ASKED = """\
id: asked
type: single
objective: idea
prompt: How do germs travel from one person to another?
options:
  - {id: a, text: On hands, correct: true, why: Hands touch what others have touched before.}
  - {id: b, text: In daylight, why: Daylight carries nothing and rather harms them.}
"""
CARD = """\
id: pocket
title: A card for the pocket
front: What customers remember
back: The moment
"""
EXAM = """\
id: exam
title: An exam
forms: 2
levels: [apply]
cells:
  - {module: part, counts: [2]}
"""
EDITION = """\
id: extra
audience: learner
title: A book for one table
parts: [cover, contents, lessons]
"""
BANK = "id: exam\nquestions:\n" + "".join(
    f"""\
  - id: q{number}
    type: true-false
    level: apply
    objective: first#idea
    prompt: A guest remembers number {number} of nine small things.
    answer: {str(number % 2 == 1).lower()}
    why:
      true: "It was said first, and what is said first stays."
      false: "It was said in passing, and nobody looked up."
"""
    for number in range(1, 5)
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>\n'
_KEY = re.compile(r"(?m)^(?=[a-z][\w-]*:)")


def faults_of(text: str, file: str, root: Path) -> IssueLog:
    """What `check` says of the course once a text stands in a `file` of a kind, or in a file of that path."""
    if file == "table":
        return _faults_of_table(text, root)
    if file in FORMATS:
        issues = IssueLog()
        FORMATS[file].read(Source(file=f"questions.{file}", raw=text.encode(), language="en"), issues)
        return issues
    write_tiny_course(root)
    shutil.rmtree(root / "content/zh")
    shutil.rmtree(root / "quizzes/zh")
    change(root, "content/course.yml", "languages: [zh, en]", "languages: [en]")
    write(root, "content/figures/channels.yml", FIGURE)
    {
        "lesson": _lay_lesson, "head": _lay_head, "quiz": _lay_quiz, "question": _lay_question,
        "course": _lay_course, "assessment": _lay_assessment, "edition": _lay_edition, "bank": _lay_bank,
        "figure": _lay_figure, "card": _lay_card, "glossary": _lay_glossary,
        "names": _lay_names,
    }.get(file, lambda root, text: write(root, file, text))(root, text)  # fmt: skip
    issues = IssueLog()
    load_projects(root, issues)
    return issues


def _faults_of_table(text: str, root: Path) -> IssueLog:
    issues = IssueLog()
    write(root, "halls.csv", text)
    read_recipients(root / "halls.csv", root, ("en",), ("hall",), issues)
    return issues


def _merged(base: str, text: str, dropped: tuple[str, ...] = ()) -> str:
    """The keys of a base that a text does not have itself, then the text."""
    own = {part.partition(":")[0] for part in _KEY.split(text)} | set(dropped)
    kept = [part for part in _KEY.split(base) if part.partition(":")[0] not in own]
    return "".join([*kept, text if text.endswith("\n") else f"{text}\n"])


def _lay_lesson(root: Path, text: str) -> None:
    file = root / lesson_file("en")
    write(root, lesson_file("en"), f"{file.read_text(encoding='utf-8')}\n{text}")


def _lay_head(root: Path, text: str) -> None:
    _, head, body = (root / lesson_file("en")).read_text(encoding="utf-8").split("---\n", 2)
    write(root, lesson_file("en"), f"---\n{_merged(head, text)}---\n{body}")


def _lay_quiz(root: Path, text: str) -> None:
    write(root, quiz_file("en"), _merged((root / quiz_file("en")).read_text(encoding="utf-8"), text))


def _lay_question(root: Path, text: str) -> None:
    quiz = (root / quiz_file("en")).read_text(encoding="utf-8")
    write(root, "content/en/assets/sink.svg", SVG)
    write(root, quiz_file("en"), f"{quiz}{_as_question(ASKED, text)}")


def _as_question(base: str, text: str) -> str:
    """A question of a list; options are those of a choice alone."""
    other = re.search(r"(?m)^type: (?!single|multiple)", text)
    return _as_item(_merged(base, text, ("options",) if other else ()))


def _lay_course(root: Path, text: str) -> None:
    write(root, "content/course.yml", _merged(COURSE.replace("[zh, en]", "[en]"), text))


def _lay_assessment(root: Path, text: str) -> None:
    write(root, "quizzes/en/assessments/exam.yml", BANK)
    _lay_course(root, f"assessments:\n{_as_item(_merged(EXAM, text))}")


def _lay_bank(root: Path, text: str) -> None:
    _lay_assessment(root, EXAM)
    asked = _as_question(ASKED.replace(": idea", ": first#idea"), text)
    write(root, "quizzes/en/assessments/exam.yml", f"{BANK}{asked}")


def _lay_edition(root: Path, text: str) -> None:
    if "assessment: exam" in text:
        _lay_assessment(root, EXAM)
    edition = _as_item(_merged(EDITION, text))
    change(root, "content/course.yml", "handbooks:\n", f"handbooks:\n{edition}")


def _as_item(text: str) -> str:
    """A map as an item of a list."""
    first, *rest = text.splitlines()
    return "\n".join([f"  - {first}", *(f"    {line}" if line else "" for line in rest), ""])


def _lay_figure(root: Path, text: str) -> None:
    other = re.search(r"(?m)^type: (?!stack)", text)
    write(root, "content/figures/drawn.yml", _merged(FIGURE, text, ("layers",) if other else ()))


def _lay_card(root: Path, text: str) -> None:
    write(root, "content/cards/pocket.yml", _merged(CARD, text))


def _lay_glossary(root: Path, text: str) -> None:
    write(root, "content/glossary.yml", _merged(GLOSSARY, text))


def _lay_names(root: Path, text: str) -> None:
    """Files of these names that are not there yet hold what is usual for their ending, some of them nothing."""
    usual = {".md": lesson_file("en"), ".yml": quiz_file("en"), ".yaml": quiz_file("en")}
    for line in text.splitlines():
        name, _, empty = line.partition("   # ")
        like = usual.get(PurePosixPath(name).suffix, "")
        said = (root / like).read_text(encoding="utf-8") if like else SVG
        if name.startswith("content/figures/"):
            said = FIGURE
        if not (root / name).exists():
            write(root, name, "" if empty else said)
