"""What a page is rendered for, and what a conversion knows while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Sealed
from coursewright.course.model import Lesson
from coursewright.figures.model import LoadedFigure
from coursewright.project.model import Project
from coursewright.quiz.model import LoadedQuiz


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A page of the site: capsules sealed, trainer's notes left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A handbook: for learners nothing that is sealed, for trainers all of it."""

    audience: Literal["learner", "trainer"]


Target = Screen | Paper


@dataclass(slots=True, kw_only=True)
class Conversion:
    """The state of one page's conversion; `project` is None where only quizzes are used.

    `numbered` is how many questions of whole quizzes stand in it so far: the next quiz numbers on.
    """

    target: Target
    language: str
    quizzes: Mapping[str, LoadedQuiz]
    course_id: str
    figures: Mapping[str, LoadedFigure] = field(default_factory=dict)
    project: Project | None = None
    lesson: Lesson | None = None
    page: str = ""
    numbered: int = 0
    sealed: list[tuple[Sealed, str]] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    issues: IssueLog = field(default_factory=IssueLog)

    @property
    def on_paper(self) -> bool:
        """Whether this is for print."""
        return isinstance(self.target, Paper)

    @property
    def for_trainers(self) -> bool:
        """Whether trainers read it."""
        return isinstance(self.target, Paper) and self.target.audience == "trainer"

    @property
    def blocks(self) -> bool:
        """Whether `///` blocks are ours: in a course they are, on any other site they may be somebody else's."""
        return self.project is not None
