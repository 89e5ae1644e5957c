"""Each gate without what it looks at: some prepared page then tells another story, so that no gate is there in vain."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.handbook import economy, filling, gates, pdf, thrift
from coursewright.handbook.binding import Placed
from coursewright.handbook.fragment import Fragment, PageFill
from coursewright.handbook.pdf import WeasyPress
from coursewright.handbook.sections import Section
from coursewright.prose import read_html

FOLDER = Path(__file__).parent / "cases" / "gates"
MUTANTS: dict[str, tuple[ModuleType, str, str, str]] = {
    "a heading may end a page": (economy, "if heading is not None:", "if False:", "a_heading_that_ends"),
    "any last line is a heading's": (
        economy,
        "if lowest in boxes_in(box)",
        "if True",
        "a_heading_with_lines",
    ),
    "a figure may be overleaf from its words": (economy, " and apart:", " and False:", "a_figure_overleaf"),
    "a figure is always overleaf": (economy, " and apart:", " and True:", "a_figure_beside_its_words"),
    "a word may be cut": (economy, "and (word := _cut_word(cell))", "and (word := '')", "a_column_narrower"),
    "words that end a line are cut": (
        economy,
        " and any(word in text for text in texts)",
        "",
        "a_column_of_two",
    ),
    "a page may be empty": (
        economy,
        "for index in nearly_empty(fills):",
        "for index in ():",
        "a_page_that_is_nearly",
    ),
    "a break that is asked for is none": (
        economy,
        "if _is_parted(pages[index], pages[index + 1]):",
        "if False:",
        "a_page_that_ends_at_a_break",
    ),
    "text may be lost": (gates, "if own.strip() and Counter", "if False and Counter", "a_float_taller"),
    "text may run off its page": (
        gates,
        "if (beside or over) and",
        "if False and",
        "a_line_that_cannot_break",
    ),
    "a plan may go on overleaf": (gates, "for box in firsts[1:2]:", "for box in ():", "a_plan_that_goes_on"),
    "a card may say too much": (gates, "if over is not None:", "if False:", "a_card_that_says_too_much"),
    "a circle may stand anywhere": (gates, "> NEAR:", "> 1e9:", "a_circle_beside"),
}
"""What is no longer looked at: in which module, which words, what stands in their place, and the case it gets wrong."""


def said(press: Callable[..., WeasyPress], case: Path) -> list[str]:
    html = case.read_text(encoding="utf-8").split("-->\n", 1)[1]
    tree = read_html(html)
    issues = IssueLog()
    for issue in press(FOLDER).lay_out(Section(name="lesson case", tree=tree), tree, 1).issues:
        issues.add(issue)
    return sorted(line for line in as_text(issues).splitlines() if not line.startswith("    "))


def expected(case: Path) -> list[str]:
    head = case.read_text(encoding="utf-8").removeprefix("<!-- faults\n").split("-->\n", 1)[0]
    return sorted(head.splitlines())


def mutated(module: ModuleType, words: str, instead: str) -> dict[str, object]:
    """What a module holds whose text is another."""
    source = inspect.getsource(module)
    assert source.count(words) == 1, words
    made: dict[str, object] = {"__name__": module.__name__, "__package__": module.__package__}
    code = compile(source.replace(words, instead), f"mutant of {module.__name__}", "exec")
    exec(code, made)  # noqa: S102 - our own module, with other words
    return made


def checks_of(made: dict[str, object]) -> Iterator[tuple[str, object]]:
    return ((name, value) for name, value in made.items() if name.startswith("check_") and hasattr(pdf, name))


@pytest.mark.parametrize("name", MUTANTS)
def test_a_gate_that_looks_away_is_found_out(
    name: str, press: Callable[..., WeasyPress], monkeypatch: pytest.MonkeyPatch
):
    module, words, instead, begin = MUTANTS[name]
    (case,) = FOLDER.glob(f"{begin}*.html")
    for check, value in checks_of(mutated(module, words, instead)):
        monkeypatch.setattr(pdf, check, value)
    assert said(press, case) != expected(case)


def rows(*shares: float) -> list[PageFill]:
    return [PageFill(fill=share, text=True) for share in shares]


@pytest.mark.parametrize("words", ["row.text and row.fill < LEAST", "fills[:-1]"])
def test_no_part_of_what_makes_a_page_empty_is_there_in_vain(words: str):
    cases = [(rows(0.34, 0.9), (0,)), (rows(0.35, 0.9), ()), (rows(0.9, 0.1), ())]
    instead = {"row.text and row.fill < LEAST": "row.text", "fills[:-1]": "fills"}
    empty = mutated_function(filling, "nearly_empty", words, instead[words])
    assert all(filling.nearly_empty(shares) == pages for shares, pages in cases)
    assert any(empty(shares) != pages for shares, pages in cases)


def mutated_function(module: ModuleType, name: str, words: str, instead: str) -> Callable[..., object]:
    """One function of a module with other words in it."""
    source = inspect.getsource(getattr(module, name))
    assert source.count(words) == 1, words
    made = dict(vars(module))
    code = compile(f"from __future__ import annotations\n{source.replace(words, instead)}", name, "exec")
    exec(code, made)  # noqa: S102 - our own function, with other words
    value = made[name]
    assert callable(value)
    return value


def placed(name: str, first: int, *shares: float) -> Placed:
    fragment = Fragment(
        pages=(), numbers=(), objects=b"", streams=(), contents=(), rows=(), tags=(), anchors={}, targets=(),
        bookmarks=(), faces=(), fills=tuple(rows(*shares)),
    )  # fmt: skip
    return Placed(fragment=fragment, first=first, name=name)


def whiteness(*book: Placed) -> list[str]:
    issues = IssueLog()
    thrift.check_thrift(book, thrift.Place(file="zh/learner"), issues)
    return [line for line in as_text(issues).splitlines() if not line.startswith("    ")]


def test_a_white_book_names_its_whitest_pages():
    book = [placed("lesson a", 1, *[0.9] * 40, 0.2), placed("lesson b", 42, 0.3, *[0.8] * 8, 0.1)]
    (line,) = whiteness(*book)
    assert line.startswith(
        "zh/learner:1:1: warning book/white: its pages of text are printed to 84.3% on average"
    )
    assert line.endswith(": page 42 (lesson b: 30%), page 43 (lesson b: 80%), page 44 (lesson b: 80%).")


@pytest.mark.parametrize(
    "book",
    [[placed("lesson a", 1, *[0.88] * 60)], [placed("lesson a", 1, *[0.2] * 47)], [placed("cover", 1)]],
)
def test_a_full_book_and_a_thin_one_are_not_white(book: list[Placed]):
    assert whiteness(*book) == []
