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

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import read_yaml
from coursewright.handbook import write_handbooks
from coursewright.project import load_projects

from ..hosts.engines import run_engine
from ..sealed import sealed_texts
from .twins import with_rows_named_in_order, write_twin

ROOT = Path(__file__).resolve().parents[2]
SECRET = re.compile(r' data-(seal|rev)="[^"]*"')
EMPTY = 60
"""A capsule with fewer letters holds no text."""
MINUTES = re.compile(r' *[0-9.]+ (?:分钟|小时|min\b|h\b|hours?)| data-minutes="[0-9]+"')
"""How long a lesson takes counts what is told of its questions, as it must; nothing else may tell of that."""
EPOCH = 1767225600


Site = Callable[[str, str], Path]
"""From `first` or `twin` and a language to the folder of a site."""


def build_site(project: Path, language: str, folder: Path) -> dict[str, bytes]:
    """Build a language's site, and read it."""
    run_engine("mkdocs", project, folder, COURSEWRIGHT_LANGUAGE=language)
    return read_site(folder)


def read_site(folder: Path) -> dict[str, bytes]:
    """The bytes of a site by path; in pages capsules, revisions and minutes blotted out, rows of a match in order."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz")
    return {path.relative_to(folder).as_posix(): readable_bytes(path) for path in files}


def readable_bytes(path: Path) -> bytes:
    """What a file says to everybody."""
    if path.suffix != ".html":
        return path.read_bytes()
    page = MINUTES.sub("", SECRET.sub("", path.read_bytes().decode("utf-8")))
    return with_rows_named_in_order(page).encode("utf-8")


def learner_texts(project: Path, folder: Path) -> dict[str, str]:
    """Text, outline and metadata of each learners' edition in each language."""
    issues = IssueLog()
    found = {}
    for language, course in load_projects(project, issues).items():
        editions = tuple(row for row in course.course.handbooks if not row.is_for_trainers)
        write_handbooks(course, editions, folder / language, folder / "trainer", EPOCH)
        for file in sorted((folder / language).glob("*.pdf")):
            found[f"{language}/{file.stem}"] = learner_text(file)
    assert not issues.has_errors, as_text(issues)
    assert len(found) > 2
    return found


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


def test_the_learners_handbook_of_a_course_and_of_its_twin_read_the_same(
    twins: tuple[Path, Path], tmp_path: Path
) -> None:
    assert learner_texts(twins[0], tmp_path / "first") == learner_texts(twins[1], tmp_path / "second")


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
