"""The same course under other engines, and quizzes without a course."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown import Markdown

from ..tiny import write_tiny_course
from .engines import run_engine

ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
QUIZ = """\
id: tea
questions:
  - id: when
    type: single
    objective: none
    prompt: When does tea taste best?
    options:
      - id: a
        text: In company
        correct: true
        why: Because a secret said so.
      - id: b
        text: In haste
        why: Because nobody said so.
"""
RINGS = """\
type: rings
title: {zh: 两个圈, en: Two rings}
rings:
  - {id: outer, text: {zh: 外圈, en: Outer}}
  - {id: inner, text: {zh: 里圈, en: Inner}}
"""
PAGE = "# Tea\n\n```quiz\ntea\n```\n\n/// note\nA block of somebody else's.\n///\n"
SETTINGS = """\
site_name: Plain
use_directory_urls: true
theme: {name: material, font: false}
plugins: [search, coursewright/quiz]
markdown_extensions: [pymdownx.superfences, pymdownx.blocks.admonition]
"""


def articles(folder: Path) -> dict[str, str]:
    """What stands inside `<article>` on each page."""
    found = {}
    for page in sorted(folder.rglob("*.html")):
        match = ARTICLE.search(page.read_text(encoding="utf-8"))
        found[page.relative_to(folder).as_posix()] = match[0] if match else ""
    return found


def test_mkdocs_alone_builds_the_courses_first_language(tmp_path: Path) -> None:
    write_tiny_course(tmp_path)
    run_engine("mkdocs", tmp_path, tmp_path / "out")
    page = (tmp_path / "out/part/first.html").read_text(encoding="utf-8")
    assert '<html lang="zh"' in page
    assert "客户记住的是那一刻" in page


@pytest.fixture
def plain_site(tmp_path: Path) -> Path:
    """A mkdocs-material site that has quizzes but no course.yml."""
    for path, text in {"mkdocs.yml": SETTINGS, "docs/index.md": PAGE, "quizzes/tea.yml": QUIZ}.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def test_the_quiz_plugin_serves_a_site_without_a_course(plain_site: Path, tmp_path: Path) -> None:
    run_engine("mkdocs", plain_site, tmp_path / "out")
    page = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert page.count("<cw-question ") == 1
    assert "secret" not in page
    assert 'class="admonition note"' in page, "blocks of other extensions are left alone"
    assert (tmp_path / "out/assets/javascripts/coursewright.js").is_file()
    assert (tmp_path / "out/assets/stylesheets/coursewright.css").is_file()
    assert re.search(r'<script[^>]+src="assets/javascripts/coursewright.js"[^>]* defer', page)


def test_a_fault_in_a_quiz_stops_that_site_with_its_place(plain_site: Path, tmp_path: Path) -> None:
    (plain_site / "quizzes/tea.yml").write_text(QUIZ.replace("correct:", "corect:"), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-d", str(tmp_path / "out")]
    done = subprocess.run(
        command, cwd=plain_site, capture_output=True, text=True, encoding="utf-8", check=False
    )
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "quizzes/tea.yml:10:9: error quiz/unknown-key: 'corect' is not a key of an option." in said
    assert "Traceback" not in said


def test_the_markdown_extension_alone_renders_a_quiz(plain_site: Path) -> None:
    md = Markdown(
        extensions=["coursewright", "pymdownx.superfences"],
        extension_configs={"coursewright": {"root": str(plain_site)}},
    )
    html = md.convert(PAGE)
    assert html.count("<cw-question ") == 1
    assert "secret" not in html
    assert "data-seal=" in html


def test_a_site_without_a_course_shows_figures_and_asks_about_their_parts(plain_site: Path) -> None:
    folder = plain_site / "content/figures"
    folder.mkdir(parents=True)
    (folder / "rings.yml").write_text(RINGS, encoding="utf-8")
    asked = QUIZ.replace("    options:", "    figure: rings\n    options:").replace(
        "        text: In company", "        text: In company\n        part: outer"
    )
    (plain_site / "quizzes/tea.yml").write_text(asked, encoding="utf-8")
    settings = {"coursewright": {"root": str(plain_site), "language": "en"}}
    md = Markdown(extensions=["coursewright", "pymdownx.superfences"], extension_configs=settings)
    html = md.convert(f"{PAGE}\n```figure\nrings\n```\n")
    assert html.count("<cw-figure ") == 2
    assert html.count("data-pick=") == 1
    assert '<summary><span id="fig-rings:c"><span>Two rings</span></span>' in html
    assert "圈" not in html


def test_the_markdown_extension_names_a_language_that_it_has_no_words_for(
    plain_site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = {"coursewright": {"root": str(plain_site), "language": "eo"}}
    html = Markdown(extensions=["coursewright"], extension_configs=settings).convert(PAGE)
    said = "there are no words of the user interface in 'eo'; those of 'en' are shown."
    assert [record.getMessage() for record in caplog.records] == [said]
    assert html.count("<cw-question ") == 1
    assert 'data-lang="eo"' in html
    assert "Not answered" in html


def test_the_markdown_extension_keeps_the_answers_of_two_sites_apart(plain_site: Path) -> None:
    names = set()
    for address in ("one", "two"):
        text = f"site_name: Plain\nsite_url: https://name.example.org/{address}/\n"
        (plain_site / "mkdocs.yml").write_text(text, encoding="utf-8")
        settings = {"coursewright": {"root": str(plain_site)}}
        html = Markdown(extensions=["coursewright"], extension_configs=settings).convert(PAGE)
        names |= set(re.findall('data-course="([^"]*)"', html))
    assert len(names) == 2


def test_zensical_renders_a_quiz_by_the_extension_alone(plain_site: Path) -> None:
    settings = SETTINGS.replace("plugins: [search, coursewright/quiz]\n", "").replace(
        "pymdownx.blocks.admonition]", "pymdownx.blocks.admonition, coursewright]"
    )
    (plain_site / "mkdocs.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "-c", "-f", "mkdocs.yml"]
    done = subprocess.run(
        command, cwd=plain_site, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    page = (plain_site / "site/index.html").read_text(encoding="utf-8")
    assert page.count("<cw-question ") == 1
    assert "secret" not in page
