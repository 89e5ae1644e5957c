"""What a preview tells in its pages: whether they are what was saved, and what is at fault."""

from __future__ import annotations

import logging

import pytest
from mkdocs.exceptions import Abort

from coursewright.engine.faults_bar import KEPT, SHOWN, Faults, page_of_faults, with_faults
from coursewright.engine.preview import Preview

PAGE = b"<html><body><p>Tea</p></body></html>"


@pytest.mark.parametrize("refused", [False, True])
def test_what_is_logged_as_an_error_is_told_whether_it_stops_the_preview_or_not(
    monkeypatch: pytest.MonkeyPatch, *, refused: bool
) -> None:
    def build(*_: object) -> None:
        logging.getLogger("mkdocs.plugins.coursewright").error("a.md:1:1: error lesson/lost-text: <gone>.")
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
