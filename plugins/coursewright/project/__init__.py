"""One language of one course put together: lessons, quizzes, glossary, cross references, parity."""

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
