"""What reads and checks files that nobody has read before."""

from __future__ import annotations

from importlib import import_module

READERS = (
    "base.source",
    "figures.load",
    "project.checks.assessments",
    "project.checks.figures",
    "project.checks.lesson",
    "project.checks.quiz",
    "project.checks.slips",
    "project.checks.variables",
    "project.parity",
    "project.seconds",
    "quiz.lint.balance",
    "quiz.lint.shared",
    "quiz.lint.stems",
    "quiz.load",
    "quiz.robots.sit",
    "quiz.robots.turns",
)
"""The modules that are otherwise loaded late, since most files were read before."""


def load_readers() -> None:
    """Load them before processes part: else each would load them by itself."""
    for name in READERS:
        import_module(f"coursewright.{name}")
