"""What the page of results knows of a course, and that all of it lies beside the site."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from coursewright.base.issues import IssueLog
from coursewright.base.markup import el
from coursewright.project.load import load_projects
from coursewright.trainer.contents import course_contents
from coursewright.trainer.decks import deck_sources
from coursewright.trainer.fitting import LONG, size_of
from coursewright.trainer.flat import flat_tree
from coursewright.trainer.pictures import picture_address, write_pictures
from tests.tiny import ROOT, change, lesson_file, quiz_file, write, write_tiny_course
from tests.trainer.conftest import write_pages

REFLECTION = """\
  - id: mine
    type: reflection
    objective: idea
    prompt: {prompt}
    model: "%hotline%"
    rubric:
      - {row}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tiny course with a reflection that names a variable."""
    root = write_tiny_course(tmp_path / "course")
    for language, prompt, row in (("zh", "你怎么说？", "先问好"), ("en", "What do you say?", "A greeting")):
        file = root / quiz_file(language)
        text = file.read_text(encoding="utf-8") + REFLECTION.format(prompt=prompt, row=row)
        file.write_text(text, encoding="utf-8", newline="\n")
    change(root, "content/course.yml", "modules:", "variables:\n  - {id: hotline, text: '10000'}\nmodules:")
    return root


def contents_of(root: Path, language: str) -> dict[str, Any]:
    """The contents as the page reads them."""
    issues = IssueLog()
    projects = load_projects(root, issues)
    assert not issues.has_errors
    return json.loads(json.dumps(course_contents(projects[language], projects)))  # type: ignore[no-any-return]


def test_questions_in_the_page_s_language_with_keys(root: Path) -> None:
    zh, en = contents_of(root, "zh"), contents_of(root, "en")
    assert [test["questions"] for test in zh["tests"]] == [["first#which", "first#whether", "first#mine"]]
    which = zh["questions"]["first#which"]
    assert (which["stem"], which["type"], which["points"]) == ("客户记住什么？", "single", 1)
    assert [(text, right) for _, text, right in which["choices"]] == [("那一刻", True), ("流程图", False)]
    assert zh["questions"]["first#whether"]["choices"] == [["true", "对", False], ["false", "错", True]]
    tokens = [[row[0] for row in page["questions"]["first#which"]["choices"]] for page in (zh, en)]
    assert tokens[0] == tokens[1]
    assert which["rev"] == en["questions"]["first#which"]["rev"]


def test_a_reflection_has_its_rubric_and_variables_their_values(root: Path) -> None:
    mine = contents_of(root, "en")["questions"]["first#mine"]
    assert mine == {
        "type": "reflection",
        "rev": mine["rev"],
        "n": 3,
        "stem": "What do you say?",
        "points": 0,
        "rubric": ["A greeting"],
        "model": "10000",
    }


def test_two_languages_make_the_same_bytes_twice_and_nothing_else(root: Path, tmp_path: Path) -> None:
    before = {file for file in root.rglob("*") if file.is_file()}
    one, two = write_pages(root, tmp_path / "one"), write_pages(root, tmp_path / "two")
    files = {file.relative_to(one).as_posix(): file.read_bytes() for file in one.rglob("*") if file.is_file()}
    assert files == {
        file.relative_to(two).as_posix(): file.read_bytes() for file in two.rglob("*") if file.is_file()
    }
    names = {"index.html", "slides/first.html", "slides.css", "trainer.css"}
    names |= {f"{name}.js" for name in ("photo", "scan", "sheets", "slides", "trainer")}
    assert set(files) == {f"{language}/{name}" for language in ("zh", "en") for name in names}
    assert {file for file in root.rglob("*") if file.is_file()} == before


def test_pages_ask_nobody_and_name_each_id_once(root: Path, tmp_path: Path) -> None:
    change(root, lesson_file("zh"), "那一刻。", "那一刻。\n\n[别处](https://example.org)")
    for file in write_pages(root, tmp_path / "out").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids))
        assert "default-src 'none'" in unescape(text)
        assert re.findall(r'(?:src|href)="(?:https?:)?//', text) == []
        assert " style=" not in text


def test_what_can_be_pressed_is_plain_on_a_slide() -> None:
    tree = el(
        "div",
        {"id": "a", "style": "color: red"},
        el("button", {"popovertarget": "x", "class": "cw-term"}, "term"),
        el("a", {"href": "#a"}, "link"),
        el("template", None, "hidden"),
        el("svg", {"aria-labelledby": "t", "role": "img"}, el("path", {"fill": "url(#p)"})),
    )
    (flat,) = flat_tree((tree,), "s1-", str)
    assert flat == el(
        "div",
        {"id": "s1-a"},
        el("span", {"class": "cw-term"}, "term"),
        el("span", None, "link"),
        el("svg", {"aria-labelledby": "s1-t", "role": "img"}, el("path", {"fill": "url(#s1-p)"})),
    )


def test_pictures_come_along_and_nothing_from_elsewhere(root: Path, tmp_path: Path) -> None:
    write(root, "content/zh/assets/a b.svg", "<svg/>")
    write(root, "secret.txt", "secret")
    project = load_projects(root, IssueLog())["zh"]
    address = picture_address(project, "part/first.md")("../assets/a%20b.svg")
    assert address == "../pictures/zh/assets/a%20b.svg"
    write_pictures(f'<img src="{address}"><img src="../pictures/../secret.txt">', root, tmp_path / "out")
    assert [file.name for file in (tmp_path / "out").rglob("*") if file.is_file()] == ["a b.svg"]


def test_slides_depend_on_their_own_lesson_and_quiz(root: Path) -> None:
    project = load_projects(root, IssueLog())["zh"]
    assert deck_sources(project) == {"first": (lesson_file("zh"), quiz_file("zh"))}


def test_the_more_there_is_the_smaller_the_letters() -> None:
    sizes = [size_of([el("p", None, "字" * 30)] * count) for count in (1, 6, 10, 14, 20, 60)]
    order = ["", "dense", "denser", "densest", LONG]
    assert [order.index(size) for size in sizes] == sorted(order.index(size) for size in sizes)
    assert (sizes[0], sizes[-1]) == ("", LONG)


def test_the_sizes_are_those_of_the_style_sheet() -> None:
    style = (ROOT / "plugins/coursewright/trainer/styles/slides.css").read_text(encoding="utf-8")
    for name, points in (("dense", 20), ("denser", 16), ("densest", 12.5)):
        assert f".slide.{name} {{ font-size: {points}pt; }}" in style
    assert ".slide { font-size: 26pt;" in style
