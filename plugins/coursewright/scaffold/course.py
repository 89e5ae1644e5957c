"""A new course: whole, small, without a fault, with all that a project of its own needs beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coursewright import __version__
from coursewright.languages.language import language_of
from coursewright.scaffold.drafts import Draft
from coursewright.scaffold.editor import plan_editor, plan_team
from coursewright.scaffold.files_of import SHARED, read_own, read_shared
from coursewright.scaffold.texts import texts
from coursewright.scaffold.yaml_text import by_language, listed, scalar

MODULE, LESSON = "start", "say-it-back"
PARTS = ("cover", "contents", "lessons", "worksheets", "glossary")
COPIED: Mapping[str, str] = {
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "editorconfig": ".editorconfig",
}
"""Files of every new project, by their names here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCourse:
    """What is asked for: the course's id, its languages in order, and a title that takes the place of ours."""

    id: str
    languages: Sequence[str]
    title: str = ""

    def texts(self, section: str, key: str) -> dict[str, str]:
        """A text in all languages."""
        return {language: str(texts(language)[section][key]) for language in self.languages}

    @property
    def printed(self) -> list[str]:
        """The languages that books can be set in: from left to right."""
        return [name for name in self.languages if language_of(name).direction != "rtl"]

    @property
    def titles(self) -> dict[str, str]:
        """The title in all languages."""
        return dict.fromkeys(self.languages, self.title) if self.title else self.texts("course", "title")


def plan_course(wish: NewCourse, wheel: bytes | None, wheel_name: str) -> Draft:
    """All files of a new project; without a `wheel` its tool is asked for by version."""
    new: dict[str, str | bytes] = {name: read_own(file) for file, name in COPIED.items()}
    new |= {name: read_shared(name) for name in SHARED}
    new |= {**plan_editor().new, **plan_team().new}
    new["content/course.yml"] = spine_of(wish)
    new["content/glossary.yml"] = glossary_of(wish)
    for language in wish.languages:
        new[f"content/{language}/{MODULE}/{LESSON}.md"] = lesson_of(language)
        new[f"quizzes/{language}/{MODULE}/{LESSON}.yml"] = quiz_of(language)
    new["README.md"] = str(texts(wish.languages[0])["readme"]).format(title=wish.titles[wish.languages[0]])
    new["requirements.txt"] = f"./wheels/{wheel_name}\n" if wheel else f"coursewright=={__version__}\n"
    if wheel:
        new[f"wheels/{wheel_name}"] = wheel
    return Draft(new=new)


def spine_of(wish: NewCourse) -> str:
    """course.yml."""
    books = [_book_of(wish, audience) for audience in ("learner", "trainer")] if wish.printed else []
    return "".join(
        (
            f'id: {wish.id}\nversion: "1"\nlanguages: {listed(wish.languages)}\n',
            by_language("title", wish.titles),
            by_language("subtitle", wish.texts("course", "subtitle")),
            f"\nmodules:\n  - id: {MODULE}\n",
            by_language("title", wish.texts("course", "module"), "    "),
            by_language("question", wish.texts("course", "question"), "    "),
            f"    lessons: {listed([LESSON])}\n",
            "\nhandbooks:\n" if books else "",
            *books,
        )
    )


def _book_of(wish: NewCourse, audience: str) -> str:
    parts = [*PARTS, *(["key"] if audience == "trainer" else [])]
    head = f"  - id: {audience}\n    audience: {audience}\n"
    some = f"    languages: {listed(wish.printed)}\n" if len(wish.printed) < len(wish.languages) else ""
    title = by_language("title", wish.texts("course", audience), "    ")
    return f"{head}{title}{some}    parts: {listed(parts)}\n"


def glossary_of(wish: NewCourse) -> str:
    """glossary.yml, with one term."""
    rows = [texts(name)["term"] for name in wish.languages]
    spoken = [(key, next((row[key] for row in rows if key in row), "")) for key in ("pinyin", "reading")]
    return "".join(
        (
            "terms:\n  - id: read-back\n",
            by_language("term", wish.texts("term", "term"), "    "),
            *(f"    {key}: {said}\n" for key, said in spoken if said),
            by_language("text", wish.texts("term", "text"), "    "),
        )
    )


def lesson_of(language: str) -> str:
    """The first lesson."""
    said = texts(language)["first"]
    return (
        f"---\ntitle: {scalar(said['title'])}\nobjectives:\n  - id: say-it-back\n"
        f"    text: {scalar(said['objective'])}\n---\n"
        f"## {said['heading']}\n\n{said['text']}\n## {said['steps']}\n\n{said['list']}\n"
        f"/// trainer\n{said['note']}///\n\n## {said['check']}\n\n```quiz\n{LESSON}\n```\n"
    )


def quiz_of(language: str) -> str:
    """The first lesson's quiz."""
    choice, order = texts(language)["quiz"]
    options = "".join(
        f"      - id: {name}\n        text: {scalar(choice[key])}\n"
        + ("        correct: true\n" if key == "right" else "")
        + f"        why: {scalar(choice[f'{key}_why'])}\n"
        for name, key in (("later", "wrong"), ("back", "right"), ("written", "other"))
    )
    items = "".join(
        f"      - id: {name}\n        text: {scalar(text)}\n"
        for name, text in zip(("listen", "say", "wait"), order["items"], strict=True)
    )
    return (
        f"id: {LESSON}\nquestions:\n"
        f"  - id: first-thing\n    type: single\n    objective: say-it-back\n    level: apply\n"
        f"    prompt: {scalar(choice['prompt'])}\n    options:\n{options}\n"
        f"  - id: three-steps\n    type: order\n    objective: say-it-back\n"
        f"    prompt: {scalar(order['prompt'])}\n    items:\n{items}        why: {scalar(order['why'])}\n"
    )
