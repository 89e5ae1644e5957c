"""Pages that waste paper or tear apart what belongs together are told, each with a fault made for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from coursewright.base.issues import IssueLog
from coursewright.handbook import pdf
from coursewright.handbook.economy import check_columns, check_page_ends
from coursewright.handbook.filling import fills_of, mean_fill, nearly_empty
from coursewright.handbook.fragment import PageFill
from coursewright.handbook.origins import Origins
from coursewright.handbook.pdf import WeasyPress
from coursewright.handbook.sections import Section
from coursewright.prose import read_html

LINES = "".join(f"<p>Line {number}.</p>" for number in range(18))
"""Eighteen of the nineteen lines of a page of the light book."""
PLAIN = "margin:0;font-size:4mm;break-after:auto"
Laid = Callable[[str], tuple[Any, Sequence[Any]]]


@pytest.fixture
def laid(press: Callable[..., WeasyPress], monkeypatch: pytest.MonkeyPatch) -> Laid:
    """A tree and its pages, as the layout engine has them."""

    def made(html: str) -> tuple[Any, Sequence[Any]]:
        seen: list[tuple[Any, Sequence[Any]]] = []
        before = pdf.check_complete

        def taken(root: Any, pages: Sequence[Any], *rest: Any) -> None:
            seen.append((root, pages))
            before(root, pages, *rest)

        monkeypatch.setattr(pdf, "check_complete", taken)
        tree = read_html(html)
        press().lay_out(Section(name="case", tree=tree), tree, 1)
        return seen[0]

    return made


def faults(laid_out: tuple[Any, Sequence[Any]]) -> list[str]:
    root, pages = laid_out
    issues, origins = IssueLog(), Origins(root, "case")
    check_page_ends(root, pages, origins, issues)
    check_columns(pages, origins, issues)
    assert all(issue.hint for issue in issues.found)
    return [issue.rule for issue in issues.found]


@pytest.mark.parametrize(
    ("html", "rules"),
    [
        (f"{LINES}<h3 style='{PLAIN}'>Alone</h3><p>Overleaf.</p>", ["print/lone-heading"]),
        (f"{LINES}<p>Last.</p><h3>Next</h3><p>Below it.</p>", []),
        (
            f"{LINES}<p class='lead'>See</p><figure style='margin:0'><p>1</p><p>2</p></figure>",
            ["print/lone-figure"],
        ),
        ("<p class='lead'>See</p><figure style='margin:0'><p>1</p></figure>", []),
        (
            "<table style='table-layout:fixed;width:10mm;overflow-wrap:anywhere'><tr><td>unbreakable</td></tr></table>",
            ["print/narrow-column"],
        ),
        ("<table style='table-layout:fixed;width:20mm'><tr><td>so many words here</td></tr></table>", []),
    ],
)
def test_each_fault_is_told_and_nothing_else(laid: Laid, html: str, rules: list[str]):
    assert faults(laid(html)) == rules


def test_a_page_is_as_full_as_its_lowest_ink(laid: Laid):
    _, pages = laid('<div style="height:59mm;border-bottom:1px solid"></div><p class="next">x</p>')
    assert [row.fill for row in fills_of(pages)] == [
        pytest.approx(0.5, abs=0.03),
        pytest.approx(0.05, abs=0.03),
    ]


def test_the_mean_is_that_of_pages_of_text():
    rows = [PageFill(fill=0.9, text=True), PageFill(fill=0.7, text=True), PageFill(fill=0.1, text=False)]
    assert mean_fill(rows) == pytest.approx(0.8)
    assert mean_fill([]) == 1.0


@pytest.mark.parametrize(("shares", "empty"), [((0.34, 0.9), (0,)), ((0.35, 0.9), ()), ((0.9, 0.1), ())])
def test_a_page_is_nearly_empty_but_for_the_last_one(shares: tuple[float, ...], empty: tuple[int, ...]):
    assert nearly_empty([PageFill(fill=share, text=True) for share in shares]) == empty
    assert nearly_empty([PageFill(fill=share, text=False) for share in shares]) == ()
