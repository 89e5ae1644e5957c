"""What the books of sets are made from: an edit or another address makes those anew that show it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from coursewright.base.issues import IssueLog
from coursewright.course.recipients import read_recipients
from coursewright.pipeline.inputs import read_inputs
from coursewright.pipeline.sets import BookOrder, Wanted, make_book, plan_archive, plan_sets
from coursewright.project.load import load_projects
from tests.halls import write_halls_course, write_table
from tests.tiny import change, lesson_file, write

ADDRESS = "https://course.example.org/"
BOTH = "  - {id: both, audience: learner, title: {zh: 册, en: Book}, parts: [worksheets], bilingual: true}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_halls_course(tmp_path / "course")


def orders_of(root: Path, edition: str = "") -> list[BookOrder]:
    """The orders for one row, and those for an archive."""
    projects, inputs = load_projects(root, IssueLog()), read_inputs(root, {})
    rows = read_recipients(write_table(root, 1), root, ("zh", "en"), ("hotline", "hall"), IssueLog())
    wanted = Wanted(root=root, epoch=0, edition=edition)
    return [*plan_sets(rows, projects, inputs, wanted), *plan_archive(projects, inputs, wanted)]


def marks_of(root: Path) -> Mapping[str, str]:
    return {order.path: order.mark for order in orders_of(root)}


def test_another_address_of_the_site_makes_all_books_anew(root: Path) -> None:
    before = marks_of(root)
    write(root, "mkdocs.yml", f"site_url: {ADDRESS}\n")
    assert {order.address for order in orders_of(root)} == {ADDRESS}
    after = marks_of(root)
    assert [path for path in before if after[path] == before[path]] == []


def test_a_form_in_two_languages_is_made_of_the_texts_of_both(root: Path) -> None:
    change(root, "content/course.yml", "handbooks:\n", f"handbooks:\n{BOTH}")
    before = marks_of(root)
    change(root, lesson_file("en"), "Call **", "Ring **")
    after = marks_of(root)
    stale = {path for path in before if after[path] != before[path]}
    assert "handbooks/for/east/learner/zh/both.pdf" in stale
    assert "handbooks/for/east/learner/zh/learner.pdf" not in stale


def test_the_books_of_a_set_name_the_pages_of_the_site(root: Path) -> None:
    write(root, "mkdocs.yml", f"site_url: {ADDRESS}\n")
    order = orders_of(root, "learner")[0]
    assert make_book(order).fault == ""
    with pikepdf.open(root / order.path) as pdf:
        links = {
            str(link.A.URI)
            for page in pdf.pages
            for link in page.get("/Annots", ())
            if "/URI" in link.get("/A", {})
        }
    assert any(link.startswith(f"{ADDRESS}zh/") for link in links)
