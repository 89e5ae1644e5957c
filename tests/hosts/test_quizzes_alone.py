"""The quiz plugin alone: any theme, other plugins beside it, several languages, several sites on one host."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ..tiny import environment, write

QUIZ = """\
id: tea
questions:
  - id: when
    type: true-false
    objective: none
    prompt: {prompt}
    answer: true
    why: {{true: It is so., false: It is not so.}}
"""
PAGE = "# Tea\n\n```quiz\ntea\n```\n"
MAIN = (
    "<!doctype html><html><head><title>{{ page.title }}</title></head><body>{{ page.content }}</body></html>"
)
THEMES = {
    "material": "{name: material, font: false}",
    "readthedocs": "{name: readthedocs}",
    "mkdocs": "{name: mkdocs}",
    "none": "{name: null, custom_dir: none}",
}
# What plugins for several languages do: one configuration is built again for each language, and each file is asked
# for its source.
AGAIN = """\
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.plugins import event_priority

SITE = {}


@event_priority(-100)
def on_config(config):
    SITE.setdefault("folder", config.site_dir)
    config.theme["language"] = SITE.get("language", "en")
    config.site_dir = str(Path(SITE["folder"]) / SITE.get("language", ""))
    config.site_name = f"Tea in {config.theme['language']}"
    return config


@event_priority(-100)
def on_files(files, config):
    assert all(Path(file.abs_src_path).is_file() for file in files)
    return files


@event_priority(-100)
def on_post_build(config):
    if "language" not in SITE:
        SITE["language"] = "zh"
        build(config)
"""


def lay(
    root: Path, theme: str = "material", more: str = "", options: str = "", name: str = "Tea house"
) -> Path:
    """A small site of one page and one quiz."""
    plugin = f"{{coursewright/quiz: {options}}}" if options else "coursewright/quiz"
    settings = f"site_name: {name}\ntheme: {THEMES[theme]}\nplugins: [{plugin}]\n{more}"
    write(root, "mkdocs.yml", settings)
    write(root, "docs/index.md", PAGE)
    write(root, "docs/deep/page.md", PAGE)
    write(root, "quizzes/tea.yml", QUIZ.format(prompt="Tea is good."))
    write(root, "none/main.html", MAIN)
    return root


def build(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Build a site into `out`."""
    command = [sys.executable, "-X", "utf8", "-m", "mkdocs", "build", "-d", "out", *words]
    settings = environment(NO_MKDOCS_2_WARNING="1")
    return subprocess.run(
        command, cwd=root, env=settings, capture_output=True, text=True, encoding="utf-8", check=False
    )


def page_of(root: Path, name: str = "index.html") -> str:
    return (root / "out" / name).read_text(encoding="utf-8")


def courses(page: str) -> set[str]:
    return set(re.findall('data-course="([^"]*)"', page))


@pytest.mark.parametrize("directories", ["true", "false"])
@pytest.mark.parametrize("theme", THEMES)
def test_any_theme_shows_a_quiz_with_style_and_script(tmp_path: Path, theme: str, directories: str) -> None:
    lay(tmp_path, theme, f"use_directory_urls: {directories}\n")
    answer = build(tmp_path, "--strict")
    assert answer.returncode == 0, answer.stderr
    name = "deep/page/index.html" if directories == "true" else "deep/page.html"
    page, up = page_of(tmp_path, name), "../" * name.count("/")
    assert page.count("<cw-question ") == 1
    assert page.count(f'href="{up}assets/stylesheets/coursewright.css"') == 1
    assert len(re.findall(f'<script[^>]* src="{up}assets/javascripts/coursewright.js"[^>]*>', page)) == 1
    style = (tmp_path / "out/assets/stylesheets/coursewright.css").read_text(encoding="utf-8")
    assert (".md-typeset" in style) == (theme == "material")


def test_a_plugin_for_several_languages_may_stand_beside_it(tmp_path: Path) -> None:
    lay(tmp_path, more="hooks: [again.py]\n")
    write(tmp_path, "again.py", AGAIN)
    answer = build(tmp_path, "--strict")
    assert answer.returncode == 0, answer.stderr
    first, second = page_of(tmp_path), page_of(tmp_path, "zh/index.html")
    assert "Not answered" in first
    assert "未答" in second
    for page in (first, second):
        assert page.count("<cw-question ") == 1
        assert page.count("coursewright.js") == 1
    assert courses(first) == courses(second)
    assert answer.stderr.count("Answers are kept under") == 1


def test_quizzes_in_folders_by_language_are_shown_on_pages_of_that_language(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "quizzes/tea.yml").unlink()
    for language, prompt in (("en", "Tea is good."), ("zh", "茶好。")):
        write(tmp_path, f"quizzes/{language}/tea.yml", QUIZ.format(prompt=prompt))
    write(tmp_path, "docs/other.zh.md", PAGE)
    write(tmp_path, "docs/zh/other.md", PAGE)
    assert build(tmp_path).returncode == 0
    assert "Tea is good." in page_of(tmp_path)
    for name in ("other.zh/index.html", "zh/other/index.html"):
        assert "茶好。" in page_of(tmp_path, name)
        assert 'data-lang="zh"' in page_of(tmp_path, name)


def test_two_sites_on_one_host_keep_their_answers_apart(tmp_path: Path) -> None:
    found = []
    for name, more in (("Tea", ""), ("Coffee", ""), ("Tea", "site_url: https://name.example.org/tea/\n")):
        root = lay(tmp_path / str(len(found)), more=more, name=name)
        answer = build(root)
        (course,) = courses(page_of(root))
        assert answer.stderr.count(f"Answers are kept under '{course}'") == 1
        found.append(course)
    assert len(set(found)) == 3


def test_a_name_that_an_author_gave_stays(tmp_path: Path) -> None:
    lay(tmp_path, options="{course: my-tea}")
    answer = build(tmp_path)
    assert courses(page_of(tmp_path)) == {"my-tea"}
    assert "Answers are kept" not in answer.stderr


@pytest.mark.parametrize(
    ("language", "serves", "word"),
    [
        ("pt-BR", "en", "Not answered"),
        ("fr", "en", "Not answered"),
    ],
)
def test_a_language_without_words_is_told_once(tmp_path: Path, language: str, serves: str, word: str) -> None:
    lay(tmp_path)
    settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    write(tmp_path, "mkdocs.yml", settings.replace("font: false", f"font: false, language: {language}"))
    answer = build(tmp_path)
    assert answer.returncode == 0, answer.stderr
    said = f"there are no words of the user interface in '{language}'; those of '{serves}' are shown."
    assert answer.stderr.count(said) == 1
    assert answer.stderr.count("WARNING") == 1
    assert word in page_of(tmp_path)


def test_who_chooses_the_words_is_not_warned(tmp_path: Path) -> None:
    lay(tmp_path, options="{language: zh}")
    settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    write(tmp_path, "mkdocs.yml", settings.replace("font: false", "font: false, language: de"))
    answer = build(tmp_path, "--strict")
    assert answer.returncode == 0, answer.stderr
    assert "未答" in page_of(tmp_path)


def test_a_fence_that_names_no_quiz_is_told_with_its_line_and_fails_a_strict_build(tmp_path: Path) -> None:
    lay(tmp_path)
    write(tmp_path, "docs/deep/page.md", f"---\ntitle: Deep\n---\n\n{PAGE.replace('tea', 'coffee')}")
    lax, strict = build(tmp_path), build(tmp_path, "--strict")
    assert (lax.returncode, strict.returncode) == (0, 1)
    for answer in (lax, strict):
        assert (
            "docs/deep/page.md:7:1: error lesson/unknown-quiz: quiz 'coffee' is not known." in answer.stderr
        )
        assert "Traceback" not in answer.stderr


def test_pictures_beside_quizzes_among_the_pages_are_published_and_keys_are_not(tmp_path: Path) -> None:
    lay(tmp_path, options="{folder: docs/quizzes}")
    write(tmp_path, "docs/quizzes/tea.yml", QUIZ.format(prompt="Tea is good."))
    write(tmp_path, "docs/quizzes/cup.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert build(tmp_path).returncode == 0
    assert [path.name for path in (tmp_path / "out/quizzes").iterdir()] == ["cup.svg"]
