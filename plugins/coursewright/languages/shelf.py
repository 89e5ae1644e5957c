"""Where languages are described: the package's own files, and those of a course, which go before them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from coursewright.base.cache import digest
from coursewright.base.versions import count_as_tool

PACKAGE = Path(__file__).resolve().parent
OWN = "content/languages"
"""The folder of a course's own languages, below its root."""
WORDS = "words"
"""The folder beside the descriptions that holds the words, a file a language."""

_folders: list[Path] = [PACKAGE]
_state: list[str] = [""]
_made: list[Callable[[], None]] = []


def use_languages_of(root: Path) -> None:
    """Let the languages count that the course below `root` describes itself, in this process, from now on.

    What was read before of files that have changed since is read again.
    """
    folder = root / OWN
    files = [*_files(folder).values(), *_files(folder / WORDS).values()]
    state = digest(*(part for file in files for part in (str(file), file.read_bytes()))) if files else ""
    if state != _state[0]:
        _state[0], _folders[:] = state, [PACKAGE, folder] if files else [PACKAGE]
        count_as_tool("languages", state)
        for forget in _made:
            forget()


def forgotten_with(forget: Callable[[], None]) -> None:
    """Call `forget` whenever other files than before describe the languages."""
    _made.append(forget)


def description_files() -> Mapping[str, Path]:
    """The file of each language that is described, by its tag."""
    return {tag: file for folder in _folders for tag, file in _files(folder).items()}


def word_files() -> Mapping[str, Path]:
    """The files of each language's words, by its tag."""
    return {tag: file for folder in _folders for tag, file in _files(folder / WORDS).items()}


def _files(folder: Path) -> Mapping[str, Path]:
    try:
        files = sorted(folder.glob("*.yml"))
    except OSError:
        # What may not be read is told of where the course is read.
        files = []
    return {file.stem: file for file in files}
