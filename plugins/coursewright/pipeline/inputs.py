"""What a build is made from, as digests: authors' files, the site's settings, and what these name."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coursewright.base.cache import digest
from coursewright.base.folder import MOST_LINKS, is_left_over
from coursewright.pipeline.address import site_address
from coursewright.pipeline.seen import Reader

FOLDERS = ("content", "quizzes")
SETTINGS = "mkdocs.yml"
TEXTS = (".md", ".yml", ".yaml")
VARIABLE = re.compile(r"!ENV\s*(\[[^\]]*\]|\S+)")
NAME = re.compile(r"[A-Za-z_]\w*")
CUSTOM = re.compile(r"custom_dir[\"']?\s*:\s*[\"']?([^\"'#\n,}]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Digests: of each author's file by its path (POSIX, from the project's root), and of the settings.

    `address` is where the site will stand.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    settings: str = ""
    address: str = ""

    @property
    def whole(self) -> str:
        """The digest of all of them."""
        return digest(self.settings, *_pairs(self.files))

    def asked(self, epoch: int) -> str:
        """The digest of all that a build of this date depends on."""
        return digest(self.whole, str(epoch))

    def shared(self, languages: Collection[str]) -> str:
        """The digest of what belongs to no single language."""
        return digest(
            *_pairs({path: mark for path, mark in self.files.items() if not _is_of(path, languages)})
        )

    def of(self, language: str, languages: Collection[str]) -> str:
        """The digest of what a language's parts can show.

        That are its own files and those of all; of other languages the pictures, and which texts there are.
        """
        others = [name for name in languages if name != language]
        return digest(
            *_pairs(
                {
                    path: "" if _is_of(path, others) and path.endswith(TEXTS) else mark
                    for path, mark in self.files.items()
                }
            )
        )


def _pairs(files: Mapping[str, str]) -> Iterator[str]:
    for path in sorted(files):
        yield path
        yield files[path]


def _is_of(path: str, languages: Collection[str]) -> bool:
    """Whether a file lies in the folder of one of these languages."""
    steps = path.split("/", 2)
    return len(steps) > 2 and steps[1] in languages


def read_inputs(root: Path, environment: Mapping[str, str], reader: Reader | None = None) -> Inputs:
    """Read everything that a build of the project depends on, by a `reader` that may know most of it."""
    reader = reader or Reader()
    files = {name: mark for folder in FOLDERS for name, mark in read_tree(root / folder, folder, reader)}
    address = site_address(settings_text(root), environment)
    return Inputs(files=files, settings=read_settings(root, environment, reader), address=address)


def read_settings(root: Path, environment: Mapping[str, str], reader: Reader) -> str:
    """The digest of mkdocs.yml, of the variables that it names, and of its own templates."""
    raw = reader.mark(str(root / SETTINGS))
    text = settings_text(root)
    names = sorted({name for found in VARIABLE.findall(text) for name in NAME.findall(found)})
    variables = (f"{name}={environment[name]}" for name in names if name in environment)
    trees = (row for folder in custom_folders(text) for row in read_tree(root / folder, folder, reader))
    return digest(raw, *variables, *(part for row in trees for part in row))


def settings_text(root: Path) -> str:
    """The text of mkdocs.yml, as far as it is there and can be read."""
    try:
        return (root / SETTINGS).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def custom_folders(text: str) -> list[str]:
    """The folders of templates that settings name, as they are written there."""
    return [found.strip() for found in CUSTOM.findall(text)]


def read_tree(
    folder: Path, name: str, reader: Reader, above: tuple[str, ...] = (), *, hidden: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield path and digest of every file below a folder; links are followed, and where they lead counts.

    What editors and systems leave is passed over, but for links.
    """
    here = os.path.realpath(folder)
    if here in above or len(above) > MOST_LINKS:
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        yield name, f"unread {fault.errno}" if folder.exists() else ""
        return
    for entry in entries:
        path, left = f"{name}/{entry.name}", hidden or is_left_over(entry.name)
        if entry.is_symlink():
            yield f"{path}@", str(Path(entry.path).readlink())
        if entry.is_dir():
            yield from read_tree(Path(entry.path), path, reader, (*above, here), hidden=left)
        elif not left:
            yield path, reader.mark(entry.path)
