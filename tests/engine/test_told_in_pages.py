"""What a preview tells in its pages: whether they are what was saved, and what is at fault."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from coursewright.engine.faults_bar import KEPT, SHOWN, Faults, page_of_faults, with_faults
from coursewright.engine.named import Named
from coursewright.engine.preview import Preview

from ..tiny import write_tiny_course

LOG = "mkdocs.plugins.coursewright"
PAGE = b"<html><body><p>Tea</p></body></html>"


@pytest.mark.parametrize("refused", [False, True])
def test_what_is_logged_as_an_error_is_told_whether_it_stops_the_preview_or_not(
    monkeypatch: pytest.MonkeyPatch, *, refused: bool
) -> None:
    def build(*_: object) -> None:
        logging.getLogger(LOG).error("a.md:1:1: error lesson/lost-text: <gone>.")
        if refused:
            raise Abort("Aborted")

    monkeypatch.setattr(Preview, "build", build)
    faults = object.__new__(Preview).try_to_build("en")
    assert faults == Faults(told="a.md:1:1: error lesson/lost-text: <gone>.", shown=not refused)
    page = with_faults(PAGE, faults).decode()
    assert page.startswith("<html><body><p>Tea</p><details open")
    assert page.endswith("</details></body></html>")
    assert (KEPT in page, SHOWN in page) == (refused, not refused)
    assert "lost-text: &lt;gone&gt;." in page


def test_a_page_without_faults_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Preview, "build", lambda *_: None)
    assert object.__new__(Preview).try_to_build("en") is None
    assert with_faults(PAGE, None) == PAGE
    assert b"gone" in page_of_faults(Faults(told="gone"))


def test_other_languages_are_noticed_once_the_course_names_them(tmp_path: Path) -> None:
    course = write_tiny_course(tmp_path)
    named, spine = Named(course), course / "content/course.yml"
    assert not named.have_changed()
    text = spine.read_text(encoding="utf-8")
    spine.write_text(text.replace("Tiny course", "A course"), encoding="utf-8")
    assert not named.have_changed()
    spine.write_text(text.replace("languages: [zh, en]", "languages: [zh"), encoding="utf-8")
    assert not named.have_changed()
    spine.write_text(text.replace("languages: [zh, en]", "languages: [zh]"), encoding="utf-8")
    assert [named.have_changed(), named.have_changed()] == [True, False]
