"""A course's own colour, logo, author and licence, on screen in both schemes and in books."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coursewright.base.colour import contrast
from coursewright.base.issues import IssueLog
from coursewright.course.brand import GROUNDS, colour_fault
from coursewright.handbook.assembly import assemble_book
from coursewright.handbook.documents import Imprint, section_document, to_text
from coursewright.handbook.editions import _imprint
from coursewright.handbook.parts import plan_sections
from coursewright.paper.inks import INKS, inks_of
from coursewright.project import load_projects
from coursewright.site.brand import DARK, LIGHT, brand_colours, dark_colours, light_colours
from coursewright.site.stylesheet import read_stylesheet, read_tokens
from tests.tiny import change, run, write, write_tiny_course

COLOURS = ["#0B5CAD", "#856A00", "#8B0000", "#006B3C", "#4B0082", "#111111", "#B0005A"]
BRAND = """\
author: {zh: 厨房公司, en: Kitchens Ltd}
licence: {zh: 仅供内部使用, en: For internal use only}
colour: "#0B5CAD"
logo: firm.svg
modules:"""
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z" fill="#14495c"/></svg>\n'
)


def test_the_grounds_that_are_checked_are_those_of_the_style_sheet() -> None:
    tokens = read_tokens(LIGHT)
    assert tuple(tokens[name] for name in ("cw-page", "cw-surface", "cw-well")) == GROUNDS


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_every_pair_can_be_read(colour: str, scheme: str) -> None:
    assert colour_fault(colour) == ("", "")
    own = light_colours(colour) if scheme == LIGHT else dark_colours(colour)
    told = {**read_tokens(scheme), **own}
    for name in ("cw-act", "cw-act-strong"):
        for ground in ("cw-page", "cw-surface", "cw-well", "cw-act-tint"):
            assert contrast(told[name], told[ground]) >= 4.5, (name, ground)
    for one, other in (("cw-on-act", "cw-act"), ("cw-on-fill", "cw-fill"), ("cw-on-fill", "cw-fill-strong")):
        assert contrast(told[one], told[other]) >= 4.5, (one, other)
    for ink in ("cw-ink", "cw-ink-2"):
        assert contrast(told[ink], told["cw-act-tint"]) >= 4.5, ink


def test_the_colours_that_it_replaces_stand_for_nothing_else() -> None:
    text = read_stylesheet("course", ["zh", "en"])
    changed = {scheme: set(own("#0B5CAD")) for scheme, own in ((LIGHT, light_colours), (DARK, dark_colours))}
    for scheme, names in changed.items():
        tokens = read_tokens(scheme)
        values = {tokens[name].lower() for name in names}
        others = {
            name: value for name, value in tokens.items() if name not in names and value.lower() in values
        }
        assert others == {}
    for value in brand_colours("#0B5CAD"):
        rules = re.findall(rf"([\w-]+): {value};", text, re.IGNORECASE)
        assert rules
        assert {name.removeprefix("--") for name in rules} <= changed[LIGHT] | changed[DARK]


def test_a_course_without_one_keeps_ours() -> None:
    assert brand_colours("") == {}
    assert inks_of("") == {}


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_tiny_course(tmp_path_factory.mktemp("branded"))
    change(root, "content/course.yml", "modules:", BRAND)
    write(root, "content/assets/firm.svg", LOGO)
    answer = run(root, "build", "--only", "site", "--quiet")
    assert answer.returncode == 0, answer.stderr
    return root


@pytest.mark.slow
def test_a_site_shows_them(branded: Path) -> None:
    page = (branded / "site/en/part/first.html").read_text(encoding="utf-8")
    assert '<img src="../assets/shared/firm.svg" alt="logo">' in page
    assert '<link rel="icon" href="../assets/shared/firm.svg">' in page
    assert "© Kitchens Ltd · For internal use only" in page
    for name in ("en/assets/stylesheets/coursewright.css", "chooser.css"):
        style = (branded / "site" / name).read_text(encoding="utf-8").upper()
        assert "#0B5CAD" in style
        assert "#63294E" not in style


@pytest.mark.slow
def test_a_course_that_says_nothing_is_under_no_licence(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    assert run(root, "build", "--only", "site", "--lang", "en", "--quiet").returncode == 0
    for file in (root / "site/en").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "CC BY" not in text
        assert "md-copyright__highlight" not in text


def test_a_book_prints_them_in_its_own_inks(branded: Path) -> None:
    project = load_projects(branded, IssueLog())["en"]
    edition = next(row for row in project.course.handbooks if row.id == "learner")
    book = assemble_book(project, edition, IssueLog())
    assert book.rights == "© Kitchens Ltd · For internal use only"
    imprint = _imprint(book, 0)
    assert imprint.inks[INKS["two"]] == "#0B5CAD"
    cover = next(section for section in plan_sections(book) if section.name == "cover")
    text = to_text(section_document(imprint, cover, cover.tree, 1), imprint.inks)
    assert 'class="logo" src="data:image/svg+xml;base64,' in text
    assert INKS["two"] not in text


def test_drawings_take_the_inks_too() -> None:
    imprint = Imprint(title="t", language="en", epoch=0, heads={}, inks=inks_of("#8B0000"))
    assert imprint.inks == {INKS["two"]: "#8B0000", INKS["cool"]: "#EAD1D1"}


def test_of_roles_moments_and_scenes_a_book_says_what_the_course_has(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)

    def printed() -> str:
        project = load_projects(root, IssueLog())["en"]
        edition = next(row for row in project.course.handbooks if row.id == "learner")
        book = assemble_book(project, edition, IssueLog())
        imprint = _imprint(book, 0)
        return "".join(
            to_text(section_document(imprint, part, part.tree, 1), {}) for part in plan_sections(book)
        )

    first = printed()
    assert "Moments" not in first
    assert "begins with a scene" not in first
    for language in ("zh", "en"):
        file = f"content/{language}/part/first.md"
        text = (root / file).read_text(encoding="utf-8")
        write(root, file, text.replace("\n---\n## ", "\n---\n## Scene {#scene}\n\nA desk.\n\n## ", 1))
    change(
        root,
        "content/course.yml",
        "modules:",
        "moments:\n  - {id: arriving, title: {zh: 进门, en: Arriving}}\nmodules:",
    )
    second = printed()
    assert "begins with a scene" in second
    assert "Moments" in second
