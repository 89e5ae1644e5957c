"""The engine writes what MkDocs' own build writes, to the byte, and says what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tiny import ROOT, change, lesson_file, write, write_tiny_course

from .sites import contents, run_ours, run_plain, said

pytestmark = pytest.mark.slow
SECOND = """\
  - id: other
    title: {zh: 第二部分, en: Other part}
    question: {zh: 怎么做, en: How}
    lessons: [second, third]
handbooks:
"""
OVERRIDE = """\
{% macro render(nav_item, path, level, parent) %}
  <li>{{ nav_item.title }} seen from {{ page.title }}</li>
{% endmacro %}
"""


def test_the_real_course_is_the_same(tmp_path: Path) -> None:
    plain = run_plain(ROOT, tmp_path / "plain/zh", COURSEWRIGHT_LANGUAGE="zh")
    ours = run_ours(ROOT, tmp_path / "ours/zh", COURSEWRIGHT_LANGUAGE="zh")
    assert (plain.returncode, ours.returncode) == (0, 0), plain.stderr + ours.stderr
    first, second = contents(tmp_path / "plain"), contents(tmp_path / "ours")
    assert len(first) > 20
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course of three lessons in two modules."""
    root = write_tiny_course(tmp_path / "course")
    change(root, "content/course.yml", "handbooks:\n", SECOND)
    for language in ("zh", "en"):
        text = (root / lesson_file(language)).read_text(encoding="utf-8")
        without = text.partition("```quiz")[0]
        for slug in ("second", "third"):
            write(root, f"content/{language}/other/{slug}.md", without)
    return root


def test_any_number_of_processes_gives_the_same(course: Path, tmp_path: Path) -> None:
    plain = run_plain(course, tmp_path / "plain/en", COURSEWRIGHT_LANGUAGE="en")
    assert plain.returncode == 0, plain.stderr
    wanted = contents(tmp_path / "plain")
    for width in (1, 3):
        ours = run_ours(course, tmp_path / f"ours-{width}/en", width, COURSEWRIGHT_LANGUAGE="en")
        assert ours.returncode == 0, ours.stderr
        assert contents(tmp_path / f"ours-{width}") == wanted
        assert said(ours) == said(plain)


def test_a_navigation_of_somebody_elses_is_drawn_for_each_page(course: Path, tmp_path: Path) -> None:
    write(course, "overrides/partials/nav-item.html", OVERRIDE)
    change(course, "mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: overrides\n")
    plain = run_plain(course, tmp_path / "plain/en", COURSEWRIGHT_LANGUAGE="en")
    ours = run_ours(course, tmp_path / "ours/en", COURSEWRIGHT_LANGUAGE="en")
    assert (plain.returncode, ours.returncode) == (0, 0), ours.stderr
    found = contents(tmp_path / "ours")
    assert "seen from First lesson" in found["en/part/first.html"].decode()
    assert found == contents(tmp_path / "plain")


def test_a_link_to_an_anchor_that_is_nowhere_is_told_alike(course: Path, tmp_path: Path) -> None:
    write(course, "content/en/index.md", "nothing")
    change(course, lesson_file("en"), "the moment.", "the moment. [here](../other/index.md#nowhere)")
    plain = run_plain(course, tmp_path / "plain/en", COURSEWRIGHT_LANGUAGE="en")
    ours = run_ours(course, tmp_path / "ours/en", COURSEWRIGHT_LANGUAGE="en")
    assert (plain.returncode, ours.returncode) == (1, 1)
    assert "Aborted with" in ours.stdout + ours.stderr
    assert said(ours) == said(plain)


def test_hooks_are_run_by_mkdocs_itself(course: Path, tmp_path: Path) -> None:
    hook = "def on_page_content(html, page, config, files):\n    return html + '<p>hooked</p>'\n"
    write(course, "hooks.py", hook)
    change(course, "mkdocs.yml", "plugins:\n", "hooks: [hooks.py]\nplugins:\n")
    ours = run_ours(course, tmp_path / "ours/en", COURSEWRIGHT_LANGUAGE="en")
    assert ours.returncode == 0, ours.stderr
    assert "<p>hooked</p>" in contents(tmp_path / "ours")["en/part/first.html"].decode()
