"""CPU seconds for 1,000 questions of all kinds: loading and checking (wanted < 3 s), rendering (< 6 s)."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import project_path
from markdown import Markdown

from coursewright.base.issues import IssueLog, as_text
from coursewright.course.extensions import EXTENSIONS
from coursewright.languages.words import words
from coursewright.project.alone import project_alone
from coursewright.project.figures import FigureFiles
from coursewright.project.model import Project
from coursewright.prose import Screen, conversion_for
from coursewright.prose.extension import CoursewrightExtension
from coursewright.quiz.lint.quiz import lint_quiz
from coursewright.quiz.lint.stems import vocabulary_of
from coursewright.quiz.lint.taught import NOTHING_TAUGHT
from coursewright.quiz.model import LoadedQuiz

CASES = project_path.ROOT / "tests" / "cases" / "gallery" / "zh"
WANTED = 1000
LOADING, RENDERING = 3.0, 6.0


def lay_quizzes(folder: Path) -> int:
    """Copies of the gallery's quizzes under other ids until there are enough; gives the number of files."""
    sources = [path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*.yml"))]
    names = [path.stem for path in sorted(CASES.glob("*.yml"))]
    count = turn = 0
    while count < WANTED:
        name, text = names[turn % len(names)], sources[turn % len(names)]
        copy = f"{name}-{turn}"
        (folder / f"{copy}.yml").write_text(
            text.replace(f"id: {name}\n", f"id: {copy}\n", 1), encoding="utf-8", newline="\n"
        )
        count += text.count("\n  - id: ")
        turn += 1
    print(f"{count} questions in {turn} files")
    return turn


def main() -> None:
    """Print the CPU seconds of each step."""
    words("zh")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "quizzes").mkdir()
        lay_quizzes(Path(folder) / "quizzes")
        begun = time.process_time()
        issues = IssueLog()
        project = project_alone(Path(folder), "quizzes", "zh", "bench", issues, FigureFiles())
        assert not issues.has_errors, as_text(issues)
        loaded = time.process_time()
        lint(project.quizzes, issues)
        checked = time.process_time()
        length = render(project)
        rendered = time.process_time()
    print(f"load and check {loaded - begun:.2f} s, item writing {checked - loaded:.2f} s: "
          f"{checked - begun:.2f} s of {LOADING:.0f} s CPU")  # fmt: skip
    print(f"render {length / 1e6:.1f} MB of HTML: {rendered - checked:.2f} s of {RENDERING:.0f} s CPU")


def lint(quizzes: Mapping[str, LoadedQuiz], issues: IssueLog) -> None:
    """The rules of item writing."""
    vocabulary = vocabulary_of(quizzes.values())
    for quiz in quizzes.values():
        lint_quiz(quiz, vocabulary.is_rare, (), NOTHING_TAUGHT, issues)


def render(project: Project) -> int:
    """Every quiz as a page of its own, sealed; gives the characters of HTML."""
    start = CoursewrightExtension(lambda: conversion_for(project, Screen()))
    markdown = Markdown(extensions=[*EXTENSIONS, start])
    return sum(len(markdown.reset().convert(f"```quiz\n{name}\n```\n")) for name in project.quizzes)


if __name__ == "__main__":
    main()
