"""What a build is asked for, and where it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Engine = Literal["mkdocs", "properdocs"]
Part = Literal["site", "handbooks", "trainer"]
PARTS: tuple[Part, ...] = ("site", "handbooks", "trainer")
FIGURE_SET = "handbooks/figures"
"""Where the figure set goes: beside the trainers' handbooks, never under site/."""
WORD_SET = "handbooks/word"
"""Where Word documents go, in a folder a language: beside the figure set."""
FOR_SETS = "handbooks/for"
"""Where sets of books for somebody go, in a folder each."""
ARCHIVE_SET = "handbooks/archive"
"""Where books go that are to be kept for ever."""
KEPT_SETS = (FIGURE_SET, WORD_SET, FOR_SETS, ARCHIVE_SET)
"""What commands of their own make, and every build keeps."""
HANDOUTS = "handbooks/handouts"
"""Where handouts of single lessons go, which are made when somebody asks for one, and stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOrder:
    """What was asked for: one language or all (""), which parts, with which engine, in how many processes.

    `edition` is the id of the one handbook that is wanted, `lesson` the slug of the one whose handout is; "" for none.
    """

    language: str = ""
    parts: tuple[Part, ...] = PARTS
    edition: str = ""
    lesson: str = ""
    engine: Engine = "mkdocs"
    width: int = 2

    @property
    def name(self) -> str:
        """What tells it from orders of other results."""
        return " ".join((self.engine, self.language, *self.parts, self.edition, self.lesson)).rstrip()

    def makes(self, language: str) -> bool:
        """Whether anything of a language is wanted."""
        return self.language in ("", language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a build goes on, and its date: the project's folder, the stage, the folder of caches, Unix seconds."""

    root: Path
    stage: Path
    cache: Path
    epoch: int
