"""What a site serves beside its pages: shared files of all kinds, nothing that leaves the project or was left over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coursewright.base.folder import is_inside, is_left_over
from coursewright.base.issues import IssueLog, Place
from coursewright.base.markup import Prose, el
from coursewright.project.load import load_projects
from coursewright.prose import Screen, render_page
from coursewright.site.assets import SCRIPT, STYLE, linked, shared_files
from coursewright.site.plan import plan_site
from coursewright.site.publish import Gate
from tests.tiny import write, write_tiny_course

links = pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right of their own there")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = write_tiny_course(tmp_path / "course")
    for name in (
        "form.pdf",
        "sub/table.xlsx",
        "picture.png",
        ".DS_Store",
        "._form.pdf",
        "form.pdf~",
        "#form#",
    ):
        write(root, f"content/assets/{name}", name)
    write(tmp_path, "secret.txt", "secret")
    return root


def test_files_of_all_kinds_are_shared_and_what_was_left_over_is_not(course: Path) -> None:
    project = load_projects(course, IssueLog())["en"]
    assert [path for path, _ in shared_files(project)] == [
        "assets/shared/form.pdf",
        "assets/shared/picture.png",
        "assets/shared/sub/table.xlsx",
    ]


@links
def test_no_link_leaves_the_project(course: Path) -> None:
    folder = course / "content/assets"
    (folder / "out.txt").symlink_to(course.parent / "secret.txt")
    (folder / "all").symlink_to(course.parent)
    (folder / "round").symlink_to(folder / "round")
    (folder / "inside.pdf").symlink_to(folder / "form.pdf")
    project = load_projects(course, IssueLog())["en"]
    found = [path.name for _, path in shared_files(project)]
    assert found == ["form.pdf", "inside.pdf", "picture.png", "table.xlsx"]
    assert not is_inside(folder / "out.txt", course)


@links
def test_a_link_in_a_folder_of_lessons_is_refused_in_words(course: Path) -> None:
    outside = course / "content/en/part/out.pdf"
    outside.symlink_to(course.parent / "secret.txt")
    projects = load_projects(course, IssueLog())
    plan = plan_site(projects["en"], projects)
    refusal = Gate(plan).refusal
    said = refusal("part/out.pdf", outside)
    assert (
        said
        == "part/out.pdf is a symbolic link that leaves the project, or leads to keys; it is not published."
    )
    first = course / "content/en/part/first.md"
    assert refusal("part/first.md", first) is None
    assert refusal("part/notes.md", first) == ""
    assert refusal("part/.part.swp", first) == ""


@pytest.mark.parametrize(
    ("name", "left"),
    [
        (".DS_Store", True),
        ("._a.pdf", True),
        ("a.md~", True),
        ("#a.md#", True),
        (".#a.md", True),
        ("Thumbs.db", True),
        ("a.pdf", False),
        ("a~b.pdf", False),
        ("#1.pdf", False),
    ],
)
def test_what_editors_and_systems_leave_is_known_by_its_name(name: str, left: bool) -> None:
    assert is_left_over(name) is left


@pytest.mark.parametrize(
    ("path", "target", "address"),
    [
        ("part/first.md", "../../assets/form.pdf", "../assets/shared/form.pdf"),
        ("part/first.md", "../../assets/form.pdf#page=2", "../assets/shared/form.pdf#page=2"),
        ("scenarios/talk.md", "../../assets/sub/table.xlsx", "../assets/shared/sub/table.xlsx"),
        ("index.md", "../assets/form.pdf", "./assets/shared/form.pdf"),
        ("part/first.md", "../assets/own.pdf", "../assets/own.pdf"),
        ("part/first.md", "https://name.example.org/a/../assets/b", "https://name.example.org/a/../assets/b"),
        ("part/first.md", "#idea", "#idea"),
    ],
)
def test_a_link_to_a_shared_file_leads_into_the_site(
    course: Path, path: str, target: str, address: str
) -> None:
    project = load_projects(course, IssueLog())["en"]
    link = Prose(text=f"[the form]({target})", place=Place(file=path))
    assert render_page(project, path, el("p", None, link), Screen()).links == (address,)


def test_a_theme_that_takes_no_files_from_plugins_gets_their_tags() -> None:
    page = "<html><head><title>A</title></head><body><cw-quiz></cw-quiz></body></html>"
    written = linked(page, "deep/page/")
    assert (
        f'<link rel="stylesheet" href="../../{STYLE}"><script src="../../{SCRIPT}" defer></script></head>'
        in written
    )
    assert linked(written, "deep/page/") == written
    assert linked("<cw-quiz></cw-quiz>", "page.html").startswith(f'<link rel="stylesheet" href="{STYLE}">')
