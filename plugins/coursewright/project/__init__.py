"""One language of one course put together: lessons, quizzes, glossary, cross references, parity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coursewright.project.load import course_languages, default_language, load_project, load_projects
    from coursewright.project.model import ModuleLessons, Project

__all__ = [
    "ModuleLessons",
    "Project",
    "course_languages",
    "default_language",
    "load_project",
    "load_projects",
]


def __getattr__(name: str) -> Any:
    """What is imported when it is named: a check that was made before needs none of it."""
    if name not in __all__:
        raise AttributeError(name)
    from coursewright.project import load, model

    return getattr(load if hasattr(load, name) else model, name)
