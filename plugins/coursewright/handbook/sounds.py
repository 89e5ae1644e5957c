"""How terms are sorted in books, and the letter that each stands below."""

from __future__ import annotations

from coursewright.course.model import Term
from coursewright.languages.collation import head_of, sort_key
from coursewright.project.model import Project


def sorted_terms(project: Project) -> list[Term]:
    """The terms of the glossary in the order of the project's language."""
    return sorted(project.glossary, key=lambda term: (_sound_of(term, project.language), term.id))


def letter_of(term: Term, language: str) -> str:
    """The letter that a term stands below."""
    return head_of(_sound_of(term, language), language)


def _sound_of(term: Term, language: str) -> str:
    """What a term is sorted by: its letters and digits."""
    key = sort_key(term.term, term.readings, language)
    return "".join(char for char in key if char.isalnum() or char == " ")
