"""The same lessons for the tools that are compared with, and their settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.bench.lessons import Lesson, Question, lessons
from tools.bench.ours import write

_SETTINGS = """\
site_name: 测量用的课程
use_directory_urls: false
theme:
  name: material
  language: zh
  font: false
  features: [navigation.path, navigation.footer, navigation.indexes, toc.follow]
markdown_extensions:
{extensions}
plugins: [{plugins}]
"""
EXTENSIONS = (
    "abbr admonition attr_list def_list footnotes md_in_html sane_lists tables toc "
    "pymdownx.details pymdownx.superfences pymdownx.tasklist"
).split()
"""What our own lessons are read with."""


def write_docs(folder: Path, count: int, *, quizzes: bool) -> None:
    """Write the lessons as plain Markdown; `quizzes` adds their questions as mkdocs-quiz writes them."""
    plugins = "search, mkdocs_quiz" if quizzes else "search"
    extensions = "\n".join(f"  - {name}" for name in EXTENSIONS)
    write(folder / "mkdocs.yml", _SETTINGS.format(plugins=plugins, extensions=extensions))
    write(folder / "docs" / "index.md", "# 测量用的课程\n\n从左边选一课。\n")
    for lesson in lessons(count):
        write(folder / "docs" / lesson.module / f"{lesson.slug}.md", page_text(lesson, quizzes=quizzes))


def page_text(lesson: Lesson, *, quizzes: bool) -> str:
    """A lesson as a page of plain Markdown."""
    blocks = [f"# {lesson.title}"]
    for part in lesson.parts:
        blocks += [f"## {part.title} {{#{part.id}}}", part.text]
    if quizzes:
        blocks.append("## 自测 {#self-check}")
        blocks += ["\n".join(_quiz_rows(question)) for question in lesson.questions]
    return "\n\n".join(blocks) + "\n"


def _quiz_rows(question: Question) -> Iterator[str]:
    yield from ("<quiz>", question.prompt)
    if question.kind == "blanks":
        yield from ("", f"{question.around[0]}[[{question.gap}]]{question.around[1]}", "", "---")
    else:
        yield from (f"- [{'x' if choice.right else ' '}] {choice.text}" for choice in question.choices)
        yield ""
    yield from (question.explain, "</quiz>")
