"""Sealed texts are in no file that learners get, and capsules hold the key that the course has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from coursewright.base.fields import marked_texts
from coursewright.base.issues import IssueLog
from coursewright.base.markup import to_html
from coursewright.handbook.assembly import assemble_book
from coursewright.handbook.parts import plan_sections
from coursewright.project.editions import editions_of
from coursewright.project.model import Project
from coursewright.quiz.form import key_of
from coursewright.quiz.model import comes_before
from coursewright.quiz.seal import open_capsule
from coursewright.trial.built import Built

READ = frozenset({".html", ".js", ".json", ".txt", ".xml", ".md", ".webmanifest"})
"""Endings of files of a site that hold text."""
LEAST = 16
"""Letters (a hanzi counts two) from which a text is no chance match."""
_SEAL = re.compile(r' data-seal="[^"]*"')
_TAG = re.compile(r"<[^>]*>")


def find_readable_secrets(built: Built) -> Iterator[str]:
    """Files of the site in which a sealed text can be read."""
    for language, project in built.projects.items():
        texts = secret_texts(project)
        for file in sorted((built.site / language).rglob("*")):
            if file.suffix in READ and file.is_file():
                said = _readable(_SEAL.sub("", file.read_text(encoding="utf-8")))
                yield from (f"{built.told(file)} shows '{text}'" for text in texts if text in said)


def find_secrets_in_books(built: Built) -> Iterator[str]:
    """Learners' books in which a sealed text stands."""
    for language, project in built.projects.items():
        texts = secret_texts(project)
        for edition in editions_of(project):
            if not edition.holds_answers:
                book = assemble_book(project, edition, IssueLog())
                said = _readable("".join(to_html(node) for part in plan_sections(book) for node in part.tree))
                yield from (f"{edition.id} ({language}) prints '{text}'" for text in texts if text in said)


def find_strange_keys(built: Built) -> Iterator[str]:
    """Questions of lessons whose capsule is missing, cannot be opened, or holds another key."""
    for language, project in built.projects.items():
        sealed = _capsules(built, language)
        whole = {*project.scenarios, *(name for lesson in project.lessons for name in lesson.shown)}
        for quiz in (project.quizzes[name] for name in sorted(whole)):
            # What is asked before a lesson holds no key where it is asked, and a model where it comes back.
            for question, sheet in [row for row in quiz.sheets() if not comes_before(row[0])]:
                found = sealed.get(sheet.name)
                if found is None:
                    yield f"{sheet.name} ({language}) is on no page"
                elif _key_in(found, sheet.context) != _plain(key_of(question, sheet)):
                    yield f"{sheet.name} ({language}): its capsule holds another key"


def secret_texts(project: Project) -> list[str]:
    """The sealed texts of a course that are long enough, and that nothing open says as well."""
    found: dict[str, None] = {}
    shown: list[str] = [lesson.outline.text for lesson in project.lessons]
    for quiz in project.quizzes.values():
        for question in quiz.questions:
            for _, text, marker in marked_texts(question):
                if marker.part == "sealed":
                    found.update(
                        dict.fromkeys(line.strip() for line in text.split("\n") if _size(line) >= LEAST)
                    )
                else:
                    shown.append(text)
    said = "\n".join([*shown, *(f"{term.term}\n{term.text}" for term in project.glossary)])
    return [text for text in found if text not in said]


def _size(text: str) -> int:
    return sum(2 if character > "\u2e7f" else 1 for character in text)


def _readable(text: str) -> str:
    return unescape(_TAG.sub("", text)) + text


def _capsules(built: Built, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for page in built.pages(language):
        for _, attributes in page.elements:
            if "data-seal" in attributes and "data-question" in attributes:
                found[attributes["data-question"]] = attributes["data-seal"]
    return found


def _key_in(sealed: str, context: str) -> object:
    try:
        value = open_capsule(sealed, context)
    except ValueError:
        return None
    return value.get("key") if isinstance(value, dict) else None


def _plain(value: object) -> object:
    """A value as it comes back from JSON."""
    if isinstance(value, dict):
        return {str(key): _plain(child) for key, child in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(child) for child in value]
    return value
