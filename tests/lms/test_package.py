"""Packages as files: what is in them, the same bytes each time, and no link that leads nowhere."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from coursewright.lms.files import without_dead_links
from coursewright.lms.manifests import xml_id
from coursewright.lms.room import ROOM
from coursewright.lms.scope import Scope
from coursewright.lms.shell import shell_page

from ..browser.gallery import COURSE
from ..browser.tools import CASES
from ..once import made_once
from ..tiny import run
from .platforms import export
from .project import LESSONS, build_project

pytestmark = pytest.mark.slow
ADDRESS = re.compile(r"""<(?:a|link|script|img|iframe)\b[^>]*?\s(?:href|src|data-start)="([^"#?]+)""")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The project with packages of the course, a path, a role's path and a lesson."""

    def make(folder: Path) -> None:
        build_project(folder)
        for target in ROOM:
            export(folder, target)
        export(folder, "web")
        for name in ("two", "clerk", "words-and-talk"):
            export(folder, "scorm12", name)

    with made_once(tmp_path_factory, "packages", make) as folder:
        yield folder / "packed"


def contents(package: Path) -> dict[str, bytes]:
    """The files of a package."""
    with zipfile.ZipFile(package) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.parametrize("name", ["two", "clerk", "words-and-talk"])
def test_a_package_has_the_questions_that_its_pages_ask_and_no_others(project: Path, name: str) -> None:
    files = contents(project / f"{COURSE}-{name}-scorm12.zip")
    for language in ("zh", "en"):
        folder = f"{language}/assets/course/quizzes/"
        pieces = {path.removeprefix(folder).removesuffix(".js") for path in files if path.startswith(folder)}
        pages = [
            text.decode("utf-8")
            for path, text in files.items()
            if path.endswith(".html") and path.startswith(f"{language}/")
        ]
        asked = {quiz for page in pages for quiz in re.findall(r'data-question="([^"#]+)#', page)}
        assert asked
        assert pieces == asked


@pytest.mark.parametrize(
    "name",
    [
        *(f"{COURSE}-{target}" for target in (*ROOM, "web")),
        f"{COURSE}-two-scorm12",
        f"{COURSE}-words-and-talk-scorm12",
    ],
)
def test_no_page_of_a_package_links_to_what_is_not_in_it(project: Path, name: str) -> None:
    files = contents(project / f"{name}.zip")
    dead = []
    for path, content in files.items():
        if not path.endswith(".html"):
            continue
        for address in ADDRESS.findall(content.decode("utf-8")):
            if re.match(r"[a-z]+:", address):
                continue
            parts: list[str] = []
            for part in (Path(path).parent / address).as_posix().split("/"):
                parts = parts[:-1] if part == ".." else parts + [part] * (part not in (".", ""))
            if "/".join(parts) not in files:
                dead.append(f"{path}: {address}")
    assert dead == []
    assert len(files) > 20


def test_a_manifest_names_every_file_and_what_is_shown_first(project: Path) -> None:
    for target in ("scorm12", "scorm2004"):
        files = contents(project / f"{COURSE}-{target}.zip")
        root = ElementTree.fromstring(files["imsmanifest.xml"])  # noqa: S314  # our own
        resource = next(each for each in root.iter() if each.tag.endswith("}resource"))
        listed = {each.get("href") for each in resource if each.tag.endswith("}file")}
        assert listed == set(files) - {"imsmanifest.xml"}
        assert resource.get("href") in files
        item = next(each for each in root.iter() if each.tag.endswith("}item"))
        assert item.get("identifierref") == resource.get("identifier")
        identifiers = [each.get("identifier") for each in root.iter() if each.get("identifier")]
        assert len(set(identifiers)) == len(identifiers)


def test_a_course_structure_is_in_all_languages_and_can_be_passed(project: Path) -> None:
    files = contents(project / f"{COURSE}-cmi5.zip")
    root = ElementTree.fromstring(files["cmi5.xml"])  # noqa: S314  # our own
    space = "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}"
    unit = root.find(f"{space}au")
    assert unit is not None
    assert unit.get("moveOn") == "Passed"
    titles = {each.get("lang"): each.text for each in unit.iter(f"{space}langstring")}
    assert set(titles) == {"zh", "en"}
    assert unit.findtext(f"{space}url") in files
    assert unit.get("id") != root.find(f"{space}course").get("id")  # type: ignore[union-attr]


def test_a_package_holds_the_lessons_that_were_asked_for(project: Path) -> None:
    def lessons(name: str) -> set[str]:
        files = contents(project / f"{COURSE}-{name}-scorm12.zip")
        pages = (Path(path) for path in files if path.startswith("zh/part/"))
        return {page.stem for page in pages if page.suffix == ".html"} - {"index"}

    assert lessons("two") == {"choices-and-gaps", "words-and-talk"}
    assert lessons("clerk") == {"choices-and-gaps", "words-and-talk"}
    assert lessons("words-and-talk") == {"words-and-talk"}
    assert set(LESSONS) > lessons("two")


@pytest.mark.parametrize(("name", "offered"), [("", True), ("two-", False), ("words-and-talk-", False)])
def test_search_is_offered_where_its_index_is(project: Path, name: str, offered: bool) -> None:
    files = contents(project / f"{COURSE}-{name}scorm12.zip")
    pages = [text for path, text in files.items() if path.endswith(".html") and path.count("/") > 1]
    assert pages
    assert {b'".cw-search"' in text and b'class="cw-search"' in text for text in pages} == {offered}
    assert {b"cw-search" in text for text in pages} == {offered}
    assert any("/search/" in path for path in files) == offered


def test_what_leads_nowhere_looks_so(project: Path) -> None:
    files = contents(project / f"{COURSE}-words-and-talk-scorm12.zip")
    page = files["zh/part/words-and-talk.html"]
    assert b'<a aria-disabled="true" role="link"' in page
    style = files["zh/assets/stylesheets/coursewright.css"]
    assert re.search(rb'a\[aria-disabled="?true"?\]\[role\]\{color:', style)


def test_no_worker_and_no_map_is_in_a_platforms_package_and_a_site_of_ones_own_is_whole(
    project: Path,
) -> None:
    for package in sorted(project.glob("*.zip")):
        files = contents(package)
        odd = [
            path for path in files if path.endswith((".map", "sw.js", "sw-list.json", ".gz", "sitemap.xml"))
        ]
        scripts = [content for path, content in files.items() if path.endswith("cw-keep.js")]
        assert bool(odd) == package.name.endswith("web.zip")
        assert [b'"worker":true' in script for script in scripts] == [bool(odd)] * len(scripts)
    site = project.parent / "site"
    files = contents(project / f"{COURSE}-web.zip")
    assert files == {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_no_reason_can_be_read_in_a_package(project: Path) -> None:
    reasons = {
        reason.strip()
        for quiz in (CASES / "gallery").rglob("*.yml")
        for reason in re.findall(r"why: (.{12,})$", quiz.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(reasons) > 40
    for package in sorted(project.glob("*.zip")):
        text = b"\n".join(contents(package).values()).decode("utf-8", errors="replace")
        assert [reason for reason in reasons if reason in text] == []


def test_the_same_course_gives_the_same_bytes(project: Path, tmp_path: Path) -> None:
    again = export(build_project(tmp_path / "again"), "scorm12")
    assert again.read_bytes() == (project / again.name).read_bytes()


def test_what_is_not_there_is_said_with_what_is_meant(project: Path) -> None:
    answer = run(project.parent, "export", "scorm12", "wrods-and-talk", "--quiet")
    assert answer.returncode == 2
    assert (
        "There is no lesson, path or role 'wrods-and-talk'. Did you mean 'words-and-talk'?" in answer.stderr
    )


def test_a_link_that_leads_nowhere_is_words_and_a_way_that_leads_nowhere_is_not_there() -> None:
    there = {"en/part/one.html", "en/index.html"}.__contains__
    page = (
        '<link rel="prev" href="zero.html"><link rel="stylesheet" href="../index.html">'
        '<a class="x" href="two.html#a">Two</a> <a href="one.html">One</a> <a href="../index.html#x">Home</a>'
        ' <a href="https://example.org/">Out</a> <a href="#here">Here</a>'
        '<template class="cw-ways"><a href="two.html"><b>Next</b></a><a href="one.html"><b>One</b></a></template>'
    )
    assert without_dead_links(page, "en/part/one.html", there) == (
        '<link rel="stylesheet" href="../index.html">'
        '<a class="x" aria-disabled="true" role="link">Two</a> <a href="one.html">One</a>'
        ' <a href="../index.html#x">Home</a> <a href="https://example.org/">Out</a> <a href="#here">Here</a>'
        '<template class="cw-ways"><a href="one.html"><b>One</b></a></template>'
    )


@pytest.mark.parametrize(("text", "name"), [("a-b", "a-b"), ("7 days", "c-7-days"), ("课", "c--")])
def test_an_identifier_is_an_xml_name(text: str, name: str) -> None:
    assert xml_id(text) == name


def test_the_page_around_a_course_is_written_as_its_language_is() -> None:
    titles = {"ar": "لحظات مهمة", "en": "Moments That Count"}
    scope = Scope(id="c", title=titles["ar"], lessons=(), start="ar/index.html")
    page = shell_page("scorm12", "c", titles, scope)
    assert page.startswith('<!doctype html>\n<html lang="ar" dir="rtl">')
    assert re.search(r'<div data-words="ar"[^>]* lang="ar" dir="rtl"', page)
    assert re.search(r'<div data-words="en"[^>]* lang="en" hidden', page)
