"""Figures as Chromium sets them, in other fonts than they were measured with: nothing overlaps, nothing is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from coursewright.base.issues import IssueLog
from coursewright.base.markup import to_html
from coursewright.figures.kinds import KINDS
from coursewright.figures.screen import figure_on_screen
from coursewright.site.stylesheet import read_stylesheet
from tests.figures.stress import LANGUAGES, cases, load

FONTS = {
    "zh": "'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    "en": "Roboto, 'Segoe UI', Arial, sans-serif",
}
MEASURE = """
() => [...document.querySelectorAll('svg')].flatMap((svg, figure) => {
  const room = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll('text')].map((text) => {
    const box = text.getBoundingClientRect();
    return {text: text.textContent, left: box.left, right: box.right, middle: (box.top + box.bottom) / 2,
            half: parseFloat(text.getAttribute('font-size')) * 0.5 * room.width / svg.viewBox.baseVal.width};
  });
  const out = boxes.filter((b) => b.left < room.left - 1 || b.right > room.right + 1
    || b.middle - b.half < room.top - 1 || b.middle + b.half > room.bottom + 1)
    .map((b) => `${figure}: "${b.text}" leaves the drawing`);
  const over = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.middle + a.half, b.middle + b.half) - Math.max(a.middle - a.half, b.middle - b.half) > 1)
    .map((b) => `${figure}: "${a.text}" overlaps "${b.text}"`));
  return [...out, ...over];
})
"""


@pytest.mark.parametrize("kind", KINDS)
def test_labels_up_to_the_promised_length_have_room_in_another_font(
    kind: str, page: Page, tmp_path: Path
) -> None:
    figures = []
    for case in (case for case in cases(kind) if case.must):
        loaded = load(case.tree, IssueLog())
        assert loaded is not None
        for language in LANGUAGES:
            body = to_html(figure_on_screen(loaded, language, f"f{len(figures)}").drawing)
            look = f'class="cw-fig" lang="{language}" style="font-family:{FONTS[language]}"'
            figures.append(f"<figure {look}>{body}</figure>")
    file = tmp_path / "figures.html"
    style = f"<style>{read_stylesheet('material')} .cw-fig {{ width: 360px }}</style>"
    file.write_text(f"<!doctype html><meta charset=utf-8>{style}{''.join(figures)}", encoding="utf-8")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(file.as_uri())
    assert page.locator("svg").count() == len(figures) > 20
    found = page.evaluate(MEASURE)
    assert found == [], f"{len(found)} faults\n" + "\n".join(found[:12])
