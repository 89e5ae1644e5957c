"""What an author writes into a lesson is on the page and in the book, each in its own way, and nothing is shown raw."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import load_yaml
from coursewright.project.alone import empty_project
from coursewright.prose import Screen, render_page
from coursewright.prose.looks.look import Look
from coursewright.prose.looks.paper import Paper
from coursewright.quiz.load import load_quiz
from coursewright.quiz.paper import paper_quiz
from coursewright.quiz.screen import screen_quiz

from .conftest import Page, Render, html_of, page_of

SCREEN, LEARNER = Screen(), Paper(audience="learner")
LOOKS = pytest.mark.parametrize("look", [SCREEN, LEARNER], ids=["screen", "paper"])
TOP = "## Idea {#idea}\n\nText.\n\n"
QUIZ = "```quiz\none\n```\n"
BOXES = """\
!!! note "Mind the step"

    It is the first one.

??? tip "More"

    It is hidden on a screen.

The HTML of a page.

*[HTML]: Hypertext of the web
"""
STEPS = "1. First step\n2. Second step\n\nA paragraph.\n\n3. Third step\n4. Fourth step\n"
FILM = '<video controls src="../assets/minute.mp4" title="The first minute"></video>\n'
GAPS = """\
id: gaps
questions:
  - id: place
    type: blanks
    objective: idea
    prompt: Fill it in.
    text: |
      In `y[[here]]` the number is the [[here]].

      ```
      x[[here]]
      ```
    blanks:
      - id: here
        accept: [position]
"""


def shown(project_with: Render, body: str, look: Look) -> Page:
    """A lesson in a look; nothing may be said against it."""
    page = page_of(project_with(TOP + body), look)
    assert as_text(page.issues) == ""
    return page


@LOOKS
def test_boxes_and_abbreviations_are_read_for_both(project_with: Render, look: Look) -> None:
    html = shown(project_with, f"{BOXES}\n{QUIZ}", look).html
    assert [mark for mark in ("!!!", "???", "*[HTML]", "&quot;") if mark in html] == []
    for words in ("Mind the step", "It is the first one.", "More", "It is hidden on a screen."):
        assert html.count(f">{words}<") == 1
    assert '<abbr title="Hypertext of the web">HTML</abbr>' in html


@LOOKS
def test_a_quiz_in_a_box_stands_in_the_box(project_with: Render, look: Look) -> None:
    html = shown(
        project_with, '!!! question "Try it"\n\n    ```quiz\n    one\n    ```\n\nAfter it.\n', look
    ).html
    begin, after = html.index("Try it"), html.index("After it.")
    assert begin < html.index("Who <strong>meets</strong> it?") < after
    box = html[html.rindex("<div", 0, begin) : after]
    assert box.startswith('<div class="admonition question"')
    assert box.count("<div") == box.count("</div>")


def test_a_list_goes_on_with_its_number_on_a_page(project_with: Render) -> None:
    html = shown(project_with, f"{STEPS}\n{QUIZ}", SCREEN).html
    assert re.search(r'<ol start="3">\s*<li>Third step', html)


def test_a_list_goes_on_with_its_number_in_a_book(project_with: Render) -> None:
    html = shown(project_with, f"{STEPS}\n{QUIZ}", LEARNER).html
    assert re.search(r'<ol [^>]*style="counter-reset:item 2"[^>]*>\s*<li>Third step', html)


def test_a_film_is_named_in_a_book(project_with: Render) -> None:
    body = f"{FILM}\n{QUIZ}"
    assert 'src="../assets/minute.mp4"' in page_of(project_with(TOP + body, told=True), SCREEN).html
    book = page_of(project_with(TOP + body, told=True), LEARNER).html
    assert "<video" not in book
    assert re.search(r'<div class="media"><p class="n">[^<]*minute\.mp4', book)


@LOOKS
def test_double_brackets_in_code_are_no_gap(look: Look) -> None:
    issues = IssueLog()
    document = load_yaml(GAPS, "quizzes/en/gaps.yml", issues)
    assert document is not None
    quiz = load_quiz(document, issues, language="en", course="tiny")
    assert as_text(issues) == ""
    assert quiz is not None
    tree = screen_quiz(quiz) if look == SCREEN else paper_quiz(quiz, "learner")
    html = html_of(render_page(empty_project(Path(), "en", "tiny"), "gaps.md", tree, look).tree)
    assert "<code>y[[here]]</code>" in html
    assert re.search(r"<pre.*x\[\[here\]\]", html, re.DOTALL)
    assert html.count("cw-gap" if look == SCREEN else '<span class="bl') == 1
