"""A new course is whole: without a fault in any language, with a tool of its own, and never in the way of another."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from coursewright import __version__
from coursewright.base.issues import IssueLog, as_text
from coursewright.languages.words import is_strange
from coursewright.project import load_projects
from coursewright.scaffold.course import NewCourse, plan_course
from coursewright.scaffold.drafts import write_draft
from coursewright.scaffold.files_of import SHARED
from coursewright.scaffold.texts import FOLDER, known, texts
from coursewright.scaffold.tool import NAME
from tests.package.wheel import run_installed, wheel_in
from tests.tiny import ROOT, run, write

LANGUAGES = [
    *(("en",), ("zh", "en"), ("de",), ("en", "de", "zh"), ("fr",)),
    *(("ja", "en"), ("fr", "en"), ("ar",), ("ar", "en")),
]


def begin(root: Path, *languages: str, wheel: bytes | None = None) -> Path:
    write_draft(root, plan_course(NewCourse(id="own", languages=languages), wheel, NAME))
    return root


def faults(root: Path) -> list[str]:
    issues = IssueLog()
    load_projects(root, issues)
    return [as_text(issues)] if issues.found else []


@pytest.mark.parametrize("languages", LANGUAGES, ids=",".join)
def test_nothing_is_said_of_it_but_what_its_languages_lack(
    tmp_path: Path, languages: tuple[str, ...]
) -> None:
    heads = [
        line for text in faults(begin(tmp_path, *languages)) for line in text.splitlines() if line[:1] != " "
    ]
    lacking = [line.partition("course/language-")[2].partition(":")[0] for line in heads]
    assert set(lacking) <= {"without-words", "not-printed"}
    assert ("without-words" in lacking) == any(map(is_strange, languages))
    assert ("not-printed" in lacking) == ("ja" in languages)  # for which a face can be had


def test_each_language_says_all_that_english_does() -> None:
    def keys(tree: object, path: str = "") -> set[str]:
        if isinstance(tree, dict):
            return {name for key, child in tree.items() for name in keys(child, f"{path}.{key}")}
        if isinstance(tree, list):
            return {name for index, child in enumerate(tree) for name in keys(child, f"{path}.{index}")}
        return {path}

    wanted = keys(texts("en"))
    assert len(known()) == len(list(FOLDER.glob("*.yml"))) >= 3
    for language in known():
        assert keys(texts(language)) - wanted <= {".term.pinyin", ".term.reading"}
        assert wanted <= keys(texts(language))


def test_it_is_built_and_set_up_as_this_repository_is(wheel: Path, tmp_path: Path) -> None:
    root = begin(tmp_path, "en")
    for name in SHARED:
        assert (root / name).read_bytes() == (ROOT / name).read_bytes()
        packed = wheel / "installed" / "coursewright" / "scaffold" / "files" / name
        assert packed.read_bytes() == (ROOT / name).read_bytes()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    write(tmp_path, "own/mkdocs.yml", "site_name: mine\n")
    answer = run(tmp_path, "new", "course", str(tmp_path / "own"))
    assert answer.returncode == 2
    assert answer.stderr == "Nothing was written, since this is there already: mkdocs.yml\n"
    assert [path.name for path in (tmp_path / "own").rglob("*")] == ["mkdocs.yml"]


@pytest.mark.parametrize("tags", ["en,en", "en zh", ""])
def test_languages_are_tags_each_named_once(tmp_path: Path, tags: str) -> None:
    answer = run(tmp_path, "new", "course", str(tmp_path / "own"), "--languages", tags)
    assert answer.returncode == 2
    assert "name each once by its tag" in answer.stderr
    assert not (tmp_path / "own").exists()


@pytest.mark.slow
def test_it_brings_the_wheel_that_began_it(wheel: Path, tmp_path: Path) -> None:
    answer = run_installed(wheel, tmp_path, "new", "course", "Our Course!", "--languages", "zh,en")
    assert answer.returncode == 0, answer.stderr
    root = tmp_path / "Our Course!"
    assert "id: our-course\n" in (root / "content/course.yml").read_text(encoding="utf-8")
    assert (root / "requirements.txt").read_text(encoding="utf-8") == f"./wheels/{NAME}\n"
    ours, theirs = (root / "wheels" / NAME).read_bytes(), wheel_in(wheel).read_bytes()
    with zipfile.ZipFile(BytesIO(ours)) as one, zipfile.ZipFile(BytesIO(theirs)) as other:
        assert {name: one.read(name) for name in one.namelist() if not name.endswith("RECORD")} == {
            name: other.read(name) for name in other.namelist() if not name.endswith("RECORD")
        }
        head = f"coursewright-{__version__}.dist-info/RECORD"
        rows = [set(archive.read(head).decode().splitlines()) for archive in (one, other)]
        assert rows[0] == rows[1]


@pytest.mark.slow
def test_a_checkout_makes_the_wheel_first(tmp_path: Path) -> None:
    package = ROOT / "plugins"
    before = {path.name for path in (*ROOT.iterdir(), *package.iterdir())}
    answer = run(tmp_path, "new", "course", str(tmp_path / "own"))
    assert answer.returncode == 0, answer.stderr
    assert {path.name for path in (*ROOT.iterdir(), *package.iterdir())} == before
    with zipfile.ZipFile(tmp_path / "own" / "wheels" / NAME) as archive:
        assert "coursewright/scaffold/files/build.py" in archive.namelist()


@pytest.mark.slow
@pytest.mark.parametrize("languages", LANGUAGES[:2], ids=",".join)
def test_its_tests_are_green_at_once(tmp_path: Path, languages: tuple[str, ...]) -> None:
    answer = run(begin(tmp_path, *languages), "test")
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.endswith(" passed, 0 failed\n")


def test_its_own_build_py_installs_the_wheel_and_what_it_needs(tmp_path: Path) -> None:
    root = begin(tmp_path, "en", wheel=b"PK")
    code = "import build; print(build.tool(), build.stamp_of(*build.tool()[1]) != build.stamp_of(build.tool()[1][0]))"
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, encoding="utf-8", check=True
    )
    assert f"'--force-reinstall', '-r', {str(root.resolve() / 'requirements.txt')!r}" in answer.stdout
    assert answer.stdout.endswith("True\n"), "another wheel of the same version is installed as well"


def test_the_lock_has_all_that_a_whole_course_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    rows = [*project["dependencies"], *project["optional-dependencies"]["course"]]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for row in rows:
        name = row.split(">")[0].split("~")[0].replace("_", "-")
        assert f"\n{name}==" in f"\n{lock.lower()}", row
