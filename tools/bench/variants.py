"""The tools that are measured, how each lays out its project, builds it, previews it, and where its pages are."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.bench.lessons import module_of, slug_of
from tools.bench.ours import LANGUAGE, copy_course, write_course
from tools.bench.peers import quiet_environment
from tools.bench.theirs import write_docs

OURS, MATERIAL, QUIZ, ZENSICAL = "ours", "material", "material-quiz", "zensical"
LABELS = {
    OURS: "coursewright",
    MATERIAL: "Material, no quizzes",
    QUIZ: "Material + mkdocs-quiz",
    ZENSICAL: "Zensical, no quizzes",
}
BUILD = ("build", "--only", "site", "--lang", LANGUAGE, "--quiet")
COURSE = "course"
"""The size of the course that lies beside the tool."""
RUN = "import sys,pathlib;from coursewright.cli.main import main;sys.exit(main(sys.argv[1:],pathlib.Path.cwd()))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A tool. `cold` are the folders that a first build does not find; `site` is where pages of a language lie.

    `lay` writes a project of a size; `serve` is the command of its preview, given an address.
    """

    name: str
    lay: Callable[[Path, str], None]
    build: tuple[str, ...]
    serve: Callable[[str], tuple[str, ...]]
    cold: tuple[str, ...]
    site: str
    settings: Mapping[str, str] = field(default_factory=quiet_environment)

    def clean(self, project: Path) -> None:
        """Take away what earlier builds left."""
        for name in self.cold:
            shutil.rmtree(project / name, ignore_errors=True)


def our_command(*words: str) -> tuple[str, ...]:
    """A command of build.py as it runs inside its environment, for the project in the current folder."""
    return (sys.executable, "-X", "utf8", "-c", RUN, *words)


def our_settings(tool: Path) -> Mapping[str, str]:
    """The environment in which this very checkout is found, and the bench itself."""
    return quiet_environment(PYTHONPATH=os.pathsep.join((str(tool / "plugins"), str(tool))))


def ours(tool: Path) -> Variant:
    """This project."""

    def lay(project: Path, size: str) -> None:
        if size == COURSE:
            copy_course(project, tool)
        else:
            write_course(project, tool, int(size))

    return Variant(
        name=OURS,
        lay=lay,
        build=our_command(*BUILD),
        serve=lambda address: our_command("serve", "--lang", LANGUAGE, "--address", address),
        cold=("site", "handbooks", ".cache"),
        site=f"site/{LANGUAGE}",
        settings=our_settings(tool),
    )


def peers(programs: Path) -> list[Variant]:
    """The tools of the environment whose programs lie in a folder."""
    return [_peer(MATERIAL, programs), _peer(QUIZ, programs), _peer(ZENSICAL, programs)]


def _peer(name: str, programs: Path) -> Variant:
    program = str(programs / ("zensical" if name == ZENSICAL else "mkdocs"))
    quiet = () if name == ZENSICAL else ("-q",)
    return Variant(
        name=name,
        lay=lambda project, size: write_docs(project, int(size), quizzes=name == QUIZ),
        build=(program, "build", *quiet),
        serve=lambda address: (program, "serve", "-a", address),
        cold=("site", ".cache"),
        site="site",
    )


def lay_project(variant: Variant, folder: Path, size: str, *, anew: bool) -> Path:
    """A variant's project of a size below `folder`: written, or as earlier works left it unless it is to be anew."""
    project = folder / f"{variant.name}-{size}"
    mark = project / "laid"
    if anew or not mark.is_file():
        shutil.rmtree(project, ignore_errors=True)
        project.mkdir(parents=True)
        variant.lay(project, size)
        mark.touch()
    return project


def page_of(number: int) -> str:
    """The address of a made-up lesson, from the site's top."""
    return f"{module_of(number)}/{slug_of(number)}.html"
