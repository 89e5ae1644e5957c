"""The gallery: a site of one page in each language with all thirteen kinds, built through the quiz plugin alone."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.hosts.engines import run_engine

from .tools import CASES

QUIZZES = ("choices-and-gaps", "numbers-and-order", "words-and-talk")
KINDS_THERE = 13
COURSE = "gallery"
PAGE = "index.html"
PICTURE = "hall.svg"
SETTINGS = """\
site_name: {name}
use_directory_urls: false
theme:
  name: material
  font: false
  language: {language}
  palette:
    - {{media: "(prefers-color-scheme: light)", scheme: default, primary: custom, accent: custom}}
    - {{media: "(prefers-color-scheme: dark)", scheme: slate, primary: custom, accent: custom}}
plugins:
  - coursewright/quiz: {{folder: quizzes, course: {course}}}
markdown_extensions: [pymdownx.superfences]
extra: {{generator: false}}
"""
NAMES = {"zh": "题型样例", "en": "Kinds of question"}


def quiz_files(language: str) -> list[Path]:
    """The gallery's quiz files in a language."""
    return [CASES / "gallery" / language / f"{name}.yml" for name in QUIZZES]


def build_gallery(folder: Path, quizzes: Path = CASES / "gallery") -> Path:
    """Build both languages into `folder`/zh and `folder`/en; their quizzes stand below `quizzes`."""
    for language, name in NAMES.items():
        project = folder / "source" / language
        shutil.copytree(quizzes / language, project / "quizzes")
        fences = "".join(f"## {quiz}\n\n```quiz\n{quiz}\n```\n\n" for quiz in QUIZZES)
        (project / "docs").mkdir()
        shutil.copy(CASES / "gallery" / PICTURE, project / "docs" / PICTURE)
        (project / "docs" / "index.md").write_text(f"# {name}\n\n{fences}", encoding="utf-8", newline="\n")
        settings = SETTINGS.format(name=name, language=language, course=COURSE)
        (project / "mkdocs.yml").write_text(settings, encoding="utf-8", newline="\n")
        run_engine("mkdocs", project, folder / language)
    return folder
