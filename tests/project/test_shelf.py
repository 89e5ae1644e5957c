"""Quizzes of a site without a course: by language, and under a name that no other site has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coursewright.base.issues import as_text
from coursewright.project.shelf import Shelves, course_of_folder, course_of_site
from tests.tiny import write

QUIZ = """\
id: {id}
questions:
  - id: a
    type: true-false
    objective: none
    prompt: {prompt}
    answer: true
    why: {{true: Yes, false: No}}
"""


def lay(root: Path, **files: str) -> Path:
    for name, prompt in files.items():
        path = name.replace("__", "/")
        write(root, f"quizzes/{path}.yml", QUIZ.format(id=path.rpartition("/")[2], prompt=prompt))
    return root


def shelves(root: Path, language: str = "en") -> Shelves:
    found = Shelves(root=root, folder="quizzes", figures="figures", course="c", language=language)
    found.read_all()
    return found


def prompt_on(found: Shelves, page: str, quiz: str = "tea") -> str:
    return found.for_page(page).quizzes[quiz].questions[0].prompt


@pytest.mark.parametrize(
    ("path", "prompt"),
    [
        ("index.md", "Tea?"),
        ("index.zh.md", "茶？"),
        ("zh/deep/index.md", "茶？"),
        ("index.fr.md", "Tea?"),
        ("zhou/index.md", "Tea?"),
    ],
)
def test_a_page_tells_its_language_by_its_name_or_its_folder(tmp_path: Path, path: str, prompt: str) -> None:
    lay(tmp_path, en__tea="Tea?", zh__tea="茶？", common="Water?")
    found = shelves(tmp_path)
    assert as_text(found.issues) == ""
    assert prompt_on(found, path) == prompt
    assert prompt_on(found, path, "common") == "Water?"


@pytest.mark.parametrize(("language", "prompt"), [("zh-TW", "茶？"), ("en-GB", "Tea?"), ("de", "Tea?")])
def test_a_language_without_a_folder_takes_its_parent_s_or_the_english_one(
    tmp_path: Path, language: str, prompt: str
) -> None:
    found = shelves(lay(tmp_path, en__tea="Tea?", zh__tea="茶？"), language)
    assert prompt_on(found, "index.md") == prompt
    assert found.for_page("index.md").language == language


def test_a_folder_that_is_no_language_parts_nothing(tmp_path: Path) -> None:
    found = shelves(lay(tmp_path, green__tea="Green?", it__net="Net?", hr__pay="Pay?"))
    assert found.languages == ()
    assert sorted(found.for_page("index.md").quizzes) == ["net", "pay", "tea"]


def test_two_sites_never_have_one_name() -> None:
    names = {
        course_of_site("Handbook", "https://name.example.org/one/"),
        course_of_site("Handbook", "https://name.example.org/two/"),
        course_of_site("Hand book", "https://name.example.org/one/"),
        course_of_site("手册", "https://name.example.org/one/"),
        course_of_site("", ""),
    }
    assert len(names) == 5
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", name) for name in names)
    assert course_of_site("Handbook", "https://name.example.org/one") in names


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("mkdocs.yml", "site_name: Tea house\nsite_url: https://name.example.org/tea/ # ours\n"),
        ("mkdocs.yml", "site_url: 'https://name.example.org/tea/'\nsite_name: \"Tea house\"\n"),
        ("zensical.toml", '[project]\nsite_name = "Tea house"\nsite_url = "https://name.example.org/tea/"\n'),
    ],
)
def test_without_plugins_the_name_is_made_of_the_engine_s_settings(
    tmp_path: Path, file: str, text: str
) -> None:
    write(tmp_path, file, text)
    assert course_of_folder(tmp_path) == course_of_site("Tea house", "https://name.example.org/tea/")
