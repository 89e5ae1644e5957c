"""Figures in lessons: drawn and captioned on screen and on paper, numbered with pictures, by the order of the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coursewright.prose import Screen
from coursewright.prose.looks.look import Look
from coursewright.prose.looks.paper import Paper
from tests.project.mistakes import png

from .conftest import Page, Render, page_of

LEARNER = Paper(audience="learner")
FENCE = "```figure\ntwo-rings\n```\n\n"
OWN = """```figure
type: rings
title: Mine

rings:
  - {id: a, text: All}
  - {id: b, text: Some}
```

"""
PICTURE = "![](../assets/x.png)\n\n/// figure-caption\nA picture\n///\n\n"
TABLE = "| a |\n|---|\n| 1 |\n\n/// table-caption\nA table\n///\n\n"


def rendered(project_with: Render, body: str, look: Look) -> Page:
    return page_of(project_with(f"## Idea {{#idea}}\n\n{body}```quiz\none\n```\n"), look)


def test_on_screen_it_is_drawn_told_in_words_and_captioned(project_with: Render) -> None:
    html = rendered(project_with, FENCE, Screen()).html
    assert 'aria-labelledby="fig-two-rings:c" class="cw-fig cw-fig2" id="fig-two-rings">' in html
    line = re.search(
        r'<summary><span id="fig-two-rings:c">(.*?)</summary>\s*<p>(.*?)</p>\s*<p>(.*?)</p>', html
    )
    assert line is not None
    assert line[1].startswith("<b>Figure 1-1</b> <span>Two rings</span></span>")
    assert line[1].endswith("About, source, text</span>")
    assert line.groups()[1:] == ("One lies within.", "Source: Notes")
    assert "It holds everything." in html
    svg = re.search(r"<svg.*?</svg>", html, re.DOTALL)
    assert svg is not None
    assert re.findall(r"<text[^>]*>(.*?)</text>", svg[0]) == ["Outer", "Inner"]
    assert "style=" not in svg[0]


def test_on_paper_it_has_its_notes_and_no_ids_in_the_drawing(project_with: Render) -> None:
    html = rendered(project_with, FENCE, LEARNER).html
    figure = re.search(r'<figure class="cw-fig" id="one--fig-two-rings">(.*?)</figure>', html, re.DOTALL)
    assert figure is not None
    assert "<th>Outer</th><td>It holds everything.</td>" in figure[1]
    assert '<p class="fig-source">Source: Notes</p>' in figure[1]
    assert "Figure 1-1" in figure[1]
    assert " id=" not in figure[1]
    assert "cw-figure" not in html


@pytest.mark.parametrize("target", [Screen(), LEARNER])
def test_a_figure_may_be_written_in_the_lesson(project_with: Render, target: Look) -> None:
    html = rendered(project_with, OWN, target).html
    assert "Mine" in html
    assert ">All</text>" in html


def test_figures_and_pictures_are_numbered_in_the_order_of_the_page(
    project_with: Render, tmp_path: Path
) -> None:
    for language in ("zh", "en"):
        folder = tmp_path / "content" / language / "assets"
        folder.mkdir(parents=True)
        (folder / "x.png").write_bytes(png(1, 1))
    body = f"{FENCE}/// worksheet | W01 Form\n{PICTURE}///\n\n{TABLE}{OWN}{PICTURE}"
    html = rendered(project_with, body, Screen()).html
    captions = re.findall(r"<b>((?:Figure|Table) 1-\d)</b>[\u2003 ]<span>(.*?)[.<]", html)
    assert captions == [
        ("Figure 1-1", "Two rings"),
        ("Figure 1-2", "A picture"),
        ("Table 1-1", "A table"),
        ("Figure 1-3", "Mine"),
        ("Figure 1-4", "A picture"),
    ]


def test_the_same_figure_twice_has_ids_of_its_own(project_with: Render) -> None:
    html = rendered(project_with, FENCE + OWN + FENCE + OWN, Screen()).html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {"fig-two-rings", "fig-two-rings-2"} <= set(ids)


def test_a_page_has_the_same_bytes_each_time(project_with: Render) -> None:
    pages = {rendered(project_with, FENCE + OWN, Screen()).html for _ in range(2)}
    assert len(pages) == 1


def test_every_label_stands_in_the_words(project_with: Render) -> None:
    html = rendered(project_with, FENCE, Screen()).html
    words = re.search(r"<details.*?</details>", html, re.DOTALL)
    assert words is not None
    assert all(label in words[0] for label in ("Outer", "Inner", "It holds everything."))
