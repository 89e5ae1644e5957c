"""Tests in print: papers, answer sheets and keys as files, where they lie, and the gate that holds sheet to key."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import Element, plain_text, to_html
from coursewright.course.edition import Handbook
from coursewright.course.parts import PARTS
from coursewright.handbook import write_handbooks
from coursewright.handbook.answer_sheet import SheetFrame, draw_answer_sheet
from coursewright.handbook.assembly import assemble_book
from coursewright.handbook.codes import code_drawing
from coursewright.handbook.documents import Imprint
from coursewright.handbook.parts import plan_sections
from coursewright.handbook.parts.test_key import key_of
from coursewright.handbook.pdf import STYLES, WeasyPress
from coursewright.handbook.sections import Section, attribute
from coursewright.handbook.typeset import Tree
from coursewright.paper.geometry import A4, page_properties
from coursewright.pipeline.outputs import edition_path
from coursewright.project.assessments import exam_named
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.quiz.assessment.printed import printed_form
from coursewright.quiz.assessment.sheet_plan import plan_answer_sheet

from ..quiz.assessment.exam_course import write_exam_course
from ..tiny import ROOT
from .hearing import faults_by_ear

EPOCH = 1_700_000_000
EDITIONS = """\
handbooks:
  - id: papers
    audience: learner
    title: {zh: 试卷, en: Papers}
    parts: [test-papers, answer-sheets]
    assessment: exam
  - id: key
    audience: trainer
    title: {zh: 考试, en: Exam}
    parts: [test-key]
    assessment: exam
    forms: [A, C]
  - id: large
    audience: learner
    title: {zh: 大字, en: Large print}
    parts: [contents, test-papers, answer-sheets]
    assessment: exam
    forms: [A]
    large: true
"""
Pages = Callable[[Path], list[str]]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tests")
    root = write_exam_course(folder / "course")
    file = root / "content/course.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^handbooks:\n", EDITIONS, text), encoding="utf-8", newline="\n")
    issues = IssueLog()
    for language, project in load_projects(root, issues).items():
        rows = [row for row in project.course.handbooks if row.id != "learner"]
        write_handbooks(project, rows, folder / "site" / language, folder / "own" / language, EPOCH)
    assert not issues.has_errors, as_text(issues)
    return folder


def test_papers_and_keys_are_handed_out_by_the_trainer_and_never_lie_below_the_site(books: Path) -> None:
    assert not list((books / "site").rglob("*.pdf"))
    assert {path.stem for path in (books / "own" / "zh").glob("*.pdf")} == {"papers", "key", "large"}
    for name, part in PARTS.items():
        edition = Handbook(id="x", audience="learner", title="", parts=(name,), assessment="exam")
        if part.tests:
            assert edition_path(edition, "zh").startswith("handbooks/"), name
            assert edition.holds_answers == part.secret


@pytest.mark.parametrize("language", ["zh", "en"])
def test_they_can_be_followed_by_ear_and_their_files_are_sound(books: Path, language: str) -> None:
    for path in sorted((books / "own" / language).glob("*.pdf")):
        assert faults_by_ear(path) == [], path.name
        found = subprocess.run(
            ["qpdf", "--check", str(path)], capture_output=True, encoding="utf-8", check=False
        )
        assert found.returncode == 0, (path.name, found.stdout)


def test_papers_and_sheets_tell_no_answer(books: Path, pages_of: Pages) -> None:
    text = " ".join(pages_of(books / "own" / "en" / "papers.pdf"))
    for told in ("REASON", "BECAUSE", "HAPPENS", "BAND", "with answers", "word1"):
        assert told not in text, told
    assert "REASON" in " ".join(pages_of(books / "own" / "en" / "key.pdf"))
    with pikepdf.open(books / "own" / "en" / "papers.pdf") as pdf:
        assert "answers" not in str(pdf.docinfo.Title)


def test_each_form_is_printed_with_its_sheet_and_each_key_lies_on_one(books: Path, pages_of: Pages) -> None:
    text = "\n".join(pages_of(books / "own" / "en" / "papers.pdf"))
    for letter in "ABC":
        assert f"Certification exam Form {letter}" in " ".join(text.split())
    assert text.count("Answer sheet") == 3
    keys = "\n".join(pages_of(books / "own" / "en" / "key.pdf"))
    assert keys.count("Key overlay") == 2
    assert "Form B" not in keys


def test_a_sheet_and_its_key_are_drawn_from_one_plan(books: Path) -> None:
    project = _project(books)
    exam = exam_named("exam", project)
    assert exam is not None
    form = printed_form(exam, "A")
    plan = plan_answer_sheet(form, "AC")
    empty, keyed = (
        draw_answer_sheet(plan, SheetFrame(other_language="zh", groups=("a",), key=key))
        for key in (None, key_of(form))
    )
    assert spots_of(keyed) == spots_of(empty)
    assert not any(re.search(r'bub on"[^>]* data-spot', to_html(page)) for page in empty), (
        "a key on the empty sheet"
    )
    black = sum(to_html(page).count('class="bub on"') for page in keyed)
    rows = [row for asked in form.asked for row in asked.rows]
    assert black == sum(len(row.right) for row in rows) + len(plan.pages)


def test_the_groups_of_points_are_read_and_the_circles_are_not(books: Path) -> None:
    exam = exam_named("exam", _project(books))
    assert exam is not None
    plan = plan_answer_sheet(printed_form(exam, "A"), "AC")
    names = tuple(f"Group number {number}" for number in range(8))
    page = draw_answer_sheet(plan, SheetFrame(other_language="zh", groups=names))[0]
    assert isinstance(page, Element)
    read = [
        kid for kid in page.children if isinstance(kid, Element) and attribute(kid, "aria-hidden") != "true"
    ]
    said = "".join(map(plain_text, read))
    assert [name for name in names if name not in said] == []
    assert "data-spot" not in "".join(map(to_html, read))


def spots_of(pages: Tree) -> list[str]:
    """The places of all that is read, in order."""
    return [spot for page in pages for spot in re.findall(r'data-spot="([^"]*)"', to_html(page))]


def _project(books: Path) -> Project:
    return load_projects(books / "course", IssueLog())["en"]


@pytest.mark.parametrize(("rules", "told"), [("", ""), (".answers .bub{margin-left:.15mm}", "print/moved")])
def test_a_circle_beside_its_place_stops_the_build(books: Path, rules: str, told: str) -> None:
    section = next(row for row in _sections(_project(books), "papers") if row.name == "answer sheet A")
    press = _press(rules)
    issues = press.lay_out(section, section.tree, 1).issues
    assert {issue.rule for issue in issues} == ({told} if told else set())


def _sections(project: Project, name: str) -> list[Section]:
    edition = next(row for row in project.course.handbooks if row.id == name)
    return plan_sections(assemble_book(project, edition, IssueLog()))


def _press(rules: str) -> WeasyPress:
    imprint = Imprint(title="A test", language="en", epoch=EPOCH, heads={})
    sheets = [STYLES / f"{name}.css" for name in ("page", "text", "questions", "answer-sheets")]
    return WeasyPress(ROOT, imprint, sheets, page_properties(A4) + rules)


def test_the_same_bytes_come_out_again(books: Path, tmp_path: Path) -> None:
    project = _project(books)
    editions = [row for row in project.course.handbooks if row.id in ("papers", "key")]
    write_handbooks(project, editions, tmp_path, tmp_path, EPOCH)
    for edition in editions:
        name = f"{edition.id}.pdf"
        assert (tmp_path / name).read_bytes() == (books / "own" / "en" / name).read_bytes()


def test_a_code_has_the_square_that_it_says_and_is_not_heard() -> None:
    drawing = code_drawing("CW1 course/test/A 1/2 zh 0a1b2c3d", 18)
    assert attribute(drawing, "width") == "18mm"
    assert attribute(drawing, "viewBox") == "0 0 29 29"
    assert attribute(drawing, "role") == "presentation"
    assert code_drawing("CW1 course/test/B 1/2 zh 0a1b2c3d", 18) != drawing


def test_sheets_stay_a4_in_large_print(books: Path) -> None:
    with pikepdf.open(books / "own" / "zh" / "large.pdf") as pdf:
        sizes = {tuple(round(float(edge) / 72 * 25.4) for edge in page.MediaBox[2:]) for page in pdf.pages}
    assert sizes == {(210, 297)}
