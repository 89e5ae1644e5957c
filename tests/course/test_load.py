from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog
from coursewright.base.source import read_yaml
from coursewright.course.load import (
    GLOSSARY_FILE,
    NO_GLOSSARY,
    load_glossary,
    load_lesson,
    read_course,
    split_front_matter,
)

COURSE = Path(__file__).parents[1] / "cases" / "course"
LESSON = "---\ntitle: 甲\nminutes: 5\nobjectives:\n  - {id: a, text: 乙}\n---\n## 丙 {#a}\n"


def test_a_lesson_has_its_head_and_its_outline() -> None:
    file = load_lesson(LESSON, "content/zh/part/one.md", "zh", IssueLog())
    assert file.lesson is not None
    assert (file.lesson.slug, file.lesson.module, file.page) == ("one", "part", "part/one.md")
    assert file.lesson.head.title == "甲"
    assert file.lesson.outline.headings[0].place.line == 7
    assert file.lesson.document.places.key(("minutes",)).line == 3


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: b\n---\nc", ("a: b", "c", 4)),
        ("---\n---\n", ("", "", 3)),
        ("--- \na\n---  \nb", ("a", "b", 4)),
        ("a\n---\n", (None, "a\n---\n", 1)),
        ("---\na\n", (None, "---\na\n", 1)),
        ("", (None, "", 1)),
    ],
)
def test_front_matter_is_between_two_lines_of_dashes(text: str, parts: tuple[str | None, str, int]) -> None:
    assert split_front_matter(text) == parts


def test_the_spine_speaks_the_wanted_language_or_its_first() -> None:
    titles = {}
    for language in ("", "zh", "en"):
        found = read_course(COURSE, language, IssueLog())
        assert found is not None
        titles[language] = found[0].title
    assert titles == {"": "小课", "zh": "小课", "en": "A tiny course"}


def test_a_course_without_a_glossary_has_an_empty_one() -> None:
    assert NO_GLOSSARY[0].terms == ()
    document = read_yaml(COURSE / GLOSSARY_FILE, COURSE, IssueLog())
    assert document is not None
    full = load_glossary(document, "en", IssueLog())
    assert full is not None
    assert [term.id for term in full.terms] == ["moment", "queue"]
