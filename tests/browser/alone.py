"""Small sites of pages with quizzes, built through the quiz plugin alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.hosts.engines import run_engine

from .gallery import SETTINGS


def build_alone(source: Path, target: Path, quizzes: Mapping[str, str], pages: Mapping[str, str]) -> Path:
    """Build English pages (Markdown by name) with quizzes (YAML by id) of the course `alone`."""
    for folder, suffix, texts in (("quizzes", "yml", quizzes), ("docs", "md", pages)):
        for name, text in texts.items():
            file = source / folder / f"{name}.{suffix}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    settings = SETTINGS.format(name="Alone", language="en", course="alone")
    (source / "mkdocs.yml").write_text(settings, encoding="utf-8", newline="\n")
    run_engine("mkdocs", source, target)
    return target


QUIZ = """\
id: small
questions:
  - id: which
    type: single
    objective: o
    prompt: Which one?
    hints: [Think again.]
    options:
      - {id: a, text: First, correct: true, why: 'The reason holds a formula, \\(a^2\\).'}
      - {id: b, text: Second, why: 'No, and the reason says so.'}
      - {id: c, text: Third, why: 'No, and the reason says why.'}
    explain: 'All of it is explained, \\(b^2\\).'
  - id: number
    type: numeric
    objective: o
    prompt: How many?
    answer: 7
    explain: Seven it is.
"""
PAGE = "# Small\n\n[The other one](other.md)\n\n```quiz\nsmall\n```\n"
OTHER = "# Other\n\n[Back](index.md)\n"
