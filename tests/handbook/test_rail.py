"""What stands beside a question stays whole, and beside its stem, wherever the question comes to stand on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from coursewright.handbook import pdf
from coursewright.handbook.boxes import flow_boxes
from coursewright.handbook.documents import Imprint
from coursewright.handbook.pdf import STYLES, WeasyPress
from coursewright.handbook.sections import Section
from coursewright.paper.geometry import A4, page_properties
from coursewright.prose import read_html

from .conftest import CASES, EPOCH

RAIL = (
    "<div class='qn'><b>7</b><i>true or false</i><span class='kd'>aim 2</span>"
    "<span class='kd'>exercise data</span><span class='qc'>FDX-0W7</span></div>"
)
SHORT = "<p class='stem'>Stem.</p>"
LONG = (
    f"<p class='stem'>Stem. {'It goes on and on and on. ' * 12}</p>"
    "<ul class='opts n'><li>One</li><li>Two</li><li>Three</li></ul>"
)


@pytest.mark.parametrize("asked", [SHORT, LONG])
@pytest.mark.parametrize("where", ["quiz", "quiz whole"])
def test_a_question_at_a_pages_end_keeps_its_rail_beside_its_stem(
    where: str, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    imprint = Imprint(title="A page", language="en", epoch=EPOCH, heads={})
    sheets = [STYLES / f"{name}.css" for name in ("page", "text", "questions", "words")]
    press = WeasyPress(CASES, imprint, sheets, page_properties(A4))
    seen: list[Sequence[Any]] = []
    monkeypatch.setattr(pdf, "check_fill", lambda pages, *_: seen.append(pages))
    for millimetres in range(200, 262, 2):
        tree = read_html(
            f"<div class='s'><div style='height:{millimetres}mm'>Above.</div><div class='{where}'>"
            f"<div class='q true-false'>{RAIL}{asked}</div></div></div>"
        )
        issues = press.lay_out(Section(name="case", tree=tree), tree, 1).issues
        assert "print/lost-text" not in {issue.rule for issue in issues}
        pages: dict[str, set[int]] = {}
        for number, page in enumerate(seen[-1]):
            for text in (box.text for box in flow_boxes(page) if hasattr(box, "text")):
                pages.setdefault(text.split()[0] if text.split() else "", set()).add(number)
        for said in ("7", "true", "aim", "exercise", "FDX-0W7"):
            assert pages[said] == pages["Stem."], millimetres
