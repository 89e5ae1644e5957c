from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import coursewright.handbook
from coursewright.base.issues import IssueLog, as_text
from coursewright.handbook.pdf import WeasyPress
from coursewright.handbook.sections import Section
from coursewright.prose import read_html

FOLDER = Path(__file__).parent / "cases" / "gates"
RULE = re.compile(r'"(print/[a-z-]+)"')
CASES = sorted(FOLDER.glob("*.html"))


def test_the_cases_are_found():
    assert len(CASES) >= 12


def test_every_rule_of_the_gates_stands_in_a_case():
    room = Path(coursewright.handbook.__file__).parent
    rules = {rule for path in room.glob("*.py") for rule in RULE.findall(path.read_text(encoding="utf-8"))}
    assert len(rules) > 5
    assert all(any(f" {rule}: " in case.read_text(encoding="utf-8") for case in CASES) for rule in rules)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_gate_reports_exactly(case: Path, press: Callable[..., WeasyPress]):
    head, html = case.read_text(encoding="utf-8").removeprefix("<!-- faults\n").split("-->\n", 1)
    made = press(FOLDER)
    tree = read_html(html)
    issues = IssueLog()
    for issue in made.lay_out(Section(name="lesson case", tree=tree), tree, 1).issues:
        issues.add(issue)
    said = [line for line in as_text(issues).splitlines() if not line.startswith("    ")]
    assert sorted(said) == sorted(head.splitlines())
    assert all(issue.hint for issue in issues.found), "a fault without a cure"
    assert made.issues.found == []


def test_the_gate_hears_each_layout_by_itself(press: Callable[..., WeasyPress]):
    made = press(FOLDER)
    section = Section(name="lesson case", tree=())
    assert made.lay_out(section, read_html('<p><img src="gone.png" alt=""></p>'), 1).issues
    assert made.lay_out(section, read_html("<p>mended</p>"), 1).issues == ()


def test_the_gate_hears_a_missing_picture_in_every_layout(press: Callable[..., WeasyPress]):
    made = press(FOLDER)
    section = Section(name="lesson case", tree=())
    for _ in range(2):
        laid = made.lay_out(section, read_html('<p><img src="gone.png" alt="gone"></p>'), 1)
        assert len(laid.issues) == 1


def test_a_fault_of_a_style_sheet_names_the_style_sheets(press: Callable[..., WeasyPress]):
    made = press(rules="p{colour:red}")
    (issue,) = made.issues.found
    assert issue.place.file == "style sheets"
    assert issue.message == "the layout engine says: Ignored `colour:red` at 10:3, unknown property."


def test_a_lesson_whose_picture_has_words_is_not_named_for_another_lesson(press: Callable[..., WeasyPress]):
    made = press(FOLDER)
    issues = []
    for name, alt in (("lesson spoken", "A dot"), ("lesson silent", "")):
        tree = read_html(f'<p><img src="dot.png" alt="{alt}"></p>')
        issues += made.lay_out(Section(name=name, tree=tree), tree, 1).issues
    assert [issue.place.file for issue in issues] == ["lesson silent"]
