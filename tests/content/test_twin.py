"""The twin test: whoever reads the site or the learner's handbook cannot tell two courses apart by their keys."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from coursewright.base.cache import Cache
from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import to_html
from coursewright.base.source import read_yaml
from coursewright.handbook import write_handbooks
from coursewright.handbook.assembly import assemble_book
from coursewright.handbook.parts import plan_sections
from coursewright.project import load_projects
from coursewright.prose.places import AT

from ..sealed import sealed_texts
from ..secrecy.sites import MINUTES, build_site, read_site
from ..secrecy.twins import write_twin

ROOT = Path(__file__).resolve().parents[2]
EMPTY = 60
"""A capsule with fewer letters holds no text."""
EPOCH = 1767225600
PLACED = re.compile(rf' {AT}="[^"]*"')
RIGHTS = re.compile(r'<ol class="ri">.*?</ol>|<div class="q order".*?</ol>', re.DOTALL)
RIGHT = re.compile(r'(?:</b>|<span class="k">[A-Z]</span>)(.*?)</li>', re.DOTALL)


Site = Callable[[str, str], Path]
"""From `first` or `twin` and a language to the folder of a site."""


class Layouts(Cache):
    """Keeps pages by the whole text that they show, and nothing else: a section that differs is laid out for itself."""

    def read_value(self, kind: str, key: str) -> object | None:
        """As any cache, for what is laid out."""
        return super().read_value(kind, key) if kind in {"section", "faces"} else None


def learner_texts(project: Path, language: str, folder: Path, layouts: Layouts) -> dict[str, str]:
    """Text, outline and metadata of each learners' edition in a language."""
    issues = IssueLog()
    course = load_projects(project, issues, language)[language]
    editions = tuple(row for row in course.course.handbooks if not row.is_for_trainers)
    write_handbooks(course, editions, folder, folder / "trainer", EPOCH, cache=layouts)
    assert not issues.has_errors, as_text(issues)
    return {file.stem: learner_text(file) for file in sorted(folder.glob("*.pdf"))}


def learner_text(file: Path) -> str:
    """Text, outline and metadata of a book."""
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True).stdout
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        return f"{MINUTES.sub('', text.decode())}\n{titles}\n{dict(pdf.docinfo)}"


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The real course, copied as it is, and its twin."""
    first, second = tmp_path_factory.mktemp("first") / "course", tmp_path_factory.mktemp("second") / "course"
    for folder in ("content", "quizzes"):
        shutil.copytree(ROOT / folder, first / folder)
    shutil.copy(ROOT / "mkdocs.yml", first / "mkdocs.yml")
    second.mkdir()
    write_twin(ROOT, second)
    return first, second


@pytest.fixture(scope="module")
def site(
    twins: tuple[Path, Path],
    mkdocs_site: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Site:
    """The sites of both; each built once."""

    @cache
    def built(which: str, language: str) -> Path:
        if which == "first":
            return mkdocs_site(language)
        folder = tmp_path_factory.mktemp(language)
        build_site(twins[1], language, folder)
        return folder

    return built


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_site_of_a_course_and_of_its_twin_are_the_same(site: Site, language: str) -> None:
    first, second = (read_site(site(which, language)) for which in ("first", "twin"))
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
    assert sum(text.count(b"<cw-question ") for text in first.values()) >= 20


def test_capsules_and_revisions_of_the_twin_do_differ(site: Site) -> None:
    page = "moments/what-is-a-moment-of-truth.html"
    pages = [(site(which, "zh") / page).read_text(encoding="utf-8") for which in ("first", "twin")]
    capsules = [re.findall(r'data-seal="([^"]+)"', page) for page in pages]
    assert len(capsules[0]) == len(capsules[1]) >= 5
    shared = set(capsules[0]) & set(capsules[1])
    assert all(
        len(capsule) < EMPTY for capsule in shared
    )  # what is asked before tells nothing where it is asked
    assert sum(len(capsule) >= EMPTY for capsule in capsules[0]) >= 5


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_learners_handbook_of_a_course_and_of_its_twin_read_the_same(
    twins: tuple[Path, Path], tmp_path: Path, language: str
) -> None:
    layouts = Layouts(tmp_path / "layouts")
    first, second = (
        learner_texts(root, language, tmp_path / name, layouts)
        for name, root in zip(("first", "second"), twins, strict=True)
    )
    assert len(first) > 1
    assert first == second


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_reason_is_readable_in_any_file_of_the_site(
    twins: tuple[Path, Path], site: Site, language: str
) -> None:
    read = b"\n".join(read_site(site("first", language)).values()).decode("utf-8", errors="replace")
    assert "data-correct" not in read
    reasons = []
    for file in sorted((twins[0] / "quizzes" / language).rglob("*.yml")):
        document = read_yaml(file, twins[0], IssueLog())
        assert document is not None
        reasons += sealed_texts(document.tree)
    assert len(reasons) >= 60
    assert [reason for reason in reasons if reason in read] == []


def test_papers_and_answer_sheets_of_a_course_and_of_its_twin_are_the_same(twins: tuple[Path, Path]) -> None:
    """They do not lie below the site, yet learners hold them in their hands: codes and circles included."""
    first, second = map(handed_out, twins)
    assert first.keys() == second.keys()
    assert len(first) >= 12
    assert [name for name in first if first[name] != second[name]] == []


def handed_out(folder: Path) -> dict[str, str]:
    """What is drawn of each form and each answer sheet that a trainer hands out."""
    issues = IssueLog()
    project = load_projects(folder, issues)["zh"]
    editions = [row for row in project.course.handbooks if row.is_for_trainers and not row.holds_answers]
    return {
        f"{edition.id} {section.name}": readable_tree("".join(map(to_html, section.tree)))
        for edition in editions
        for section in plan_sections(assemble_book(project, edition, issues))
    }


def readable_tree(text: str) -> str:
    """A paper without the places of its texts in files; lists that never stand in the order of the key sorted."""
    return RIGHTS.sub(lambda found: "".join(sorted(RIGHT.findall(found[0]))), PLACED.sub("", text))
