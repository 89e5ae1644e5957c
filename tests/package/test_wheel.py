"""The wheel holds what the command reads, names what it needs, and runs in any folder."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from coursewright import __version__
from coursewright.cli.extras import EXTRA_OF, how_to_install
from coursewright.scaffold.files_of import SHARED
from tests.package.wheel import kept, run_installed, wheel_in
from tests.tiny import ROOT, change, write_tiny_course

PACKAGE = "plugins/coursewright"
SOURCES_ALONE = ("browser/src/", "browser/bundle.cjs")
"""What the browser's scripts are made of: they are in the wheel as they were made."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CORE = "dependencies"
DISTRIBUTIONS = {
    "cv2": "opencv-python-headless",
    "docx": "python-docx",
    "pptx": "python-pptx",
    "pydyf": "weasyprint",
    "resvg_py": "resvg-py",
    "zxingcpp": "zxing-cpp",
}
"""What brings a library that is imported by another name."""


def normal(requirement: str) -> str:
    """The name that a requirement asks for, as indexes spell it."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()  # type: ignore[index]


def asked(part: str) -> set[str]:
    """The distributions that an extra brings, or the package itself (`dependencies`), with those that it includes."""
    rows = PROJECT[CORE] if part == CORE else PROJECT["optional-dependencies"][part]
    others = re.findall(r"coursewright\[([\w,]+)\]", "\n".join(rows))
    names = {normal(row) for row in rows if not row.startswith("coursewright[")}
    return names.union(*(asked(other) for row in others for other in row.split(",")), ())


def imported() -> set[str]:
    """The names of libraries that the package imports, here or there."""
    found: set[str] = set()
    for file in (ROOT / PACKAGE).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"coursewright"}


def is_source_alone(name: str) -> bool:
    """Whether a file of the package is what its scripts are bundled from."""
    return name.startswith(SOURCES_ALONE) or name.endswith(".ts")


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel_in(wheel)) as archive:
        held = {name for name in archive.namelist() if name.startswith("coursewright/")}
    wanted = {name.removeprefix("plugins/") for name in kept(PACKAGE)}
    left_out = {name for name in wanted if is_source_alone(name.removeprefix("coursewright/"))}
    assert left_out
    shared = {f"coursewright/scaffold/files/{name}" for name in SHARED}
    assert held == (wanted - left_out) | shared


def test_its_metadata_tell_what_it_is(wheel: Path) -> None:
    (folder,) = (wheel / "installed").glob("*.dist-info")
    told = Parser().parsestr((folder / "METADATA").read_text(encoding="utf-8"))
    assert (told["Name"], told["Version"]) == ("coursewright", __version__)
    assert told["License-Expression"] == "MIT AND OFL-1.1"
    assert told.get_payload().startswith("# coursewright\n")  # type: ignore[union-attr]
    assert "Framework :: MkDocs" in told.get_all("Classifier", [])
    scripts = (folder / "entry_points.txt").read_text(encoding="utf-8")
    assert "[console_scripts]\ncoursewright = coursewright.cli.door:main\n" in scripts


def test_it_runs_where_nothing_of_this_repository_is(wheel: Path, tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    folder = root / "content" / "zh" / "part"
    answer = run_installed(wheel, folder, "check")
    assert (answer.returncode, answer.stderr) == (0, "No faults.\n")
    change(root, "content/course.yml", "title: {zh: 小课程", "titel: {zh: 小课程")
    answer = run_installed(wheel, folder, "check")
    assert answer.returncode == 1
    assert "content/course.yml:4:1: error course/unknown-key: 'titel'" in answer.stderr + answer.stdout


def test_it_is_the_wheel_that_runs(wheel: Path, tmp_path: Path) -> None:
    answer = run_installed(wheel, tmp_path, "--version")
    assert (answer.returncode, answer.stdout) == (0, f"coursewright {__version__}\n")
    code = "import coursewright; print(coursewright.__file__)"
    where = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(wheel / "installed")},
        capture_output=True,
        check=True,
    )
    assert where.stdout.decode().startswith(str(wheel / "installed"))


def test_usage_is_told_by_the_name_that_was_called(wheel: Path, tmp_path: Path) -> None:
    answer = run_installed(wheel, tmp_path, "bild")
    assert answer.returncode == 2
    assert answer.stderr.startswith("Usage: coursewright [OPTIONS]")


def test_every_library_that_is_imported_comes_with_the_package_or_an_extra() -> None:
    # A library's names are those of the distribution here; MkDocs brings jinja2, WeasyPrint pydyf and tinyhtml5.
    brought = {
        "jinja2": "mkdocs",
        "pydyf": "weasyprint",
        "tinyhtml5": "weasyprint",
        "pydantic_core": "pydantic",
        "material": "mkdocs-material",
    }
    everything = asked(CORE).union(*map(asked, PROJECT["optional-dependencies"]))
    known = packages_distributions()
    for library in imported():
        names = {normal(name) for name in known.get(library, ())} | {brought.get(library, "")}
        assert names & everything, library


def test_the_set_up_of_this_repository_brings_all_of_them() -> None:
    rows = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    locked = {normal(row) for row in rows if row and not row.startswith("#")}
    assert (asked("all") | asked(CORE)) - locked == set()


@pytest.mark.parametrize(("library", "extra"), [*EXTRA_OF.items(), ("filelock", "course")])
def test_the_extra_that_is_named_brings_what_is_missing(library: str, extra: str) -> None:
    assert f"'coursewright[{extra}]'" in how_to_install(library)
    assert DISTRIBUTIONS.get(library, library) in asked(extra)


def test_what_is_missing_is_named_with_its_extra(wheel: Path, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "filelock.py").write_text("raise ModuleNotFoundError(name='filelock')\n", encoding="utf-8")
    root = write_tiny_course(tmp_path / "course")
    path = f"{hidden}:{wheel / 'installed'}" if sys.platform != "win32" else f"{hidden};{wheel / 'installed'}"
    answer = run_installed(wheel, root, "build", PYTHONPATH=path)
    assert answer.returncode == 3
    assert answer.stderr.startswith("filelock is not installed here.")
    assert answer.stderr.count("\n") == 1


LATER = {
    "datetime": {"UTC"},
    "typing": {"Self", "assert_never", "dataclass_transform", "LiteralString", "NotRequired"},
}
"""What the standard library has since Python 3.11 alone."""


def test_the_package_is_read_by_the_oldest_python_that_it_names() -> None:
    oldest = tuple(int(part) for part in PROJECT["requires-python"].removeprefix(">=").split("."))
    assert oldest == (3, 10)
    for file in (ROOT / PACKAGE).rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text, feature_version=oldest)):
            if isinstance(node, ast.ImportFrom):
                assert {alias.name for alias in node.names} & LATER.get(node.module or "", set()) == set(), (
                    file
                )
            elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple):
                # `a[*b]` is grammar of 3.11, which `feature_version` lets pass; `a[(*b,)]` is not.
                starred = any(isinstance(part, ast.Starred) for part in node.slice.elts)
                assert not starred or (ast.get_source_segment(text, node.slice) or "").startswith("("), file
