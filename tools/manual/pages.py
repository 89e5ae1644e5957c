"""The pages `docs/reference-*.md`: made of the models, their descriptions, and what `new` writes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from coursewright.base.fields import typed_keys
from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import read_yaml
from coursewright.course.blueprint import Assessment
from coursewright.course.cards import Card
from coursewright.course.edition import Handbook
from coursewright.course.model import Course, FrontMatter, Glossary
from coursewright.course.parts import PARTS
from coursewright.figures import kinds as figure_kinds
from coursewright.figures.model import Element, Figure, Group, Link
from coursewright.hosts.markdown import CoursewrightExtension
from coursewright.hosts.mkdocs import CourseConfig, QuizConfig
from coursewright.quiz import kinds as question_kinds
from coursewright.quiz.model import Quiz
from coursewright.quiz.question import Question
from coursewright.scaffold.keys import described, is_tag, models_below, name_of, text_of

from .examples import figure_text, question_text
from .look import look_page
from .values import value_of

LANGUAGES = ("en", "zh")
NOTE = "<!-- Made of the models: python -m tools.committed reference --write -->\n"
TOPS: Mapping[str, Any] = {
    "exams": Assessment,
    "handbooks": Handbook,
    "course": Course,
    "lessons": FrontMatter,
    "glossary": (Glossary, Card),
}
"""The pages of plain tables, by what they begin with; what an earlier one holds is no part of a later one."""
STOP = {"en": ".", "zh": "。"}


def file_of(page: str, language: str) -> str:
    """The name of a page's file in docs/; English has none of its own."""
    stem = page if page == "look" else f"reference-{page}"
    return f"{stem}.md" if language == "en" else f"{stem}.{language}.md"


def reference_pages(language: str) -> Mapping[str, str]:
    """All pages of the reference in a language, by file in docs/."""
    bodies: dict[str, Iterator[str]] = {page: _plain_page(page, language) for page in TOPS}
    bodies |= {
        "quizzes": _kinds_page("quizzes", language),
        "figures": _kinds_page("figures", language),
        "plugins": _plugins_page(language),
        "look": look_page(_texts(), language),
    }
    return {file_of(page, language): _whole(page, body, language) for page, body in bodies.items()}


def _whole(page: str, body: Iterator[str], language: str) -> str:
    head = _texts()[page]
    text = "\n".join([f"# {head['title'][language]}\n", NOTE, f"{_lead(head, language)}\n", *body])
    # Pages in another language lead to pages in that language.
    return text if language == "en" else re.sub(r"\]\(([\w-]+)\.md", rf"](\1.{language}.md", text)


def _lead(head: Mapping[str, Any], language: str) -> str:
    """The lines above a page's tables, joined as the language joins lines."""
    text = str(head["lead"][language]).strip()
    return re.sub(r"(?<=[。；，]) ", "", text) if language == "zh" else text


@cache
def _texts() -> Mapping[str, Any]:
    file = Path(__file__).with_name("pages.yml")
    document = read_yaml(file, file.parent, issues := IssueLog())
    if document is None or not isinstance(document.tree, dict):
        raise LookupError(as_text(issues))
    return document.tree


def _word(name: str, language: str) -> str:
    return str(_texts()["words"][name][language])


@cache
def homes() -> Mapping[Any, str]:
    """The page on which each model is described: the first whose tables lead to it."""
    found: dict[Any, str] = {}
    tops = {**TOPS, "quizzes": Quiz, "figures": figure_kinds.any_figure()}
    for page, top in tops.items():
        for one in top if isinstance(top, tuple) else (top,):
            for model in models_below(one):
                found.setdefault(model, page)
    return found


def slug(heading: str) -> str:
    """The name that git hosts, and the site, give to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def _link(models: tuple[Any, ...], page: str, language: str) -> str:
    if len(models) > 1:
        kinds = _word("kinds", language)
        return f"[{kinds}](#{slug(kinds)})"
    (model,) = models
    name = described()[name_of(model)].name[language]
    home = homes()[model]
    return f"[{name}]({'' if home == page else f'reference-{home}.md'}#{slug(name)})"


def _table(head: str, rows: Iterator[tuple[str, str, str]], language: str) -> str:
    lines = [f"| {head} | {_word('value', language)} | {_word('holds', language)} |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| `{key}` | {value} | {text} |" for key, value, text in rows)]) + "\n"


def _keys(model: Any, keys: list[str], page: str, language: str) -> str:
    link = partial(_link, page=page, language=language)
    rows = ((key, value_of(model, key, language, link), text_of(model, key, language)) for key in keys)
    return _table(_word("key", language), rows, language)


def _section(model: Any, page: str, language: str, level: str = "##") -> Iterator[str]:
    yield f"{level} {described()[name_of(model)].name[language]}\n"
    yield _keys(model, [*typed_keys(model)], page, language)


def _plain_page(page: str, language: str) -> Iterator[str]:
    for model, home in homes().items():
        if home == page:
            yield from _section(model, page, language)
    if page == "handbooks":
        parts = described()["course.parts.PARTS"]
        yield f"## {parts.name[language]}\n"
        yield f"| {_word('part', language)} | {_word('holds', language)} |\n|---|---|"
        yield "\n".join(f"| `{name}` | {parts.keys[name][language]} |" for name in PARTS) + "\n"


def _kinds_page(page: str, language: str) -> Iterator[str]:
    """What all kinds have, then each with its own keys, the models that it is the first to hold, and an example."""
    base: Any = Question if page == "quizzes" else Figure
    table: Mapping[str, Any] = question_kinds.KINDS if page == "quizzes" else figure_kinds.KINDS
    told: set[Any] = set()
    shared = (Element, Group, Link) if page == "figures" else ()
    if page == "quizzes":
        own = [
            Quiz,
            *(row for row in models_below(Quiz) if row.__module__ == Quiz.__module__ and row is not Quiz),
        ]
        for model in own:
            yield from _section(model, page, language)
        told |= {*own}
    yield from _section(base, page, language)
    for model in shared:
        yield from _section(model, page, language)
    told |= {*shared}
    yield f"## {_word('kinds', language)}\n"
    for name, kind in table.items():
        model = kind.model
        yield f"### {name}\n"
        yield f"{described()[name_of(model)].name[language]}{STOP[language]}\n"
        keys = [key for key in typed_keys(model) if key not in typed_keys(base) and not is_tag(model, key)]
        yield _keys(model, keys, page, language)
        if page == "figures":
            yield _counts(kind.counts, language)
        for part in models_below(model):
            if part is not model and part not in told and homes()[part] == page:
                told.add(part)
                yield from _section(part, page, language, "####")
        yield from _example(page, name, language)


def _counts(counts: Mapping[str, tuple[int, int]], language: str) -> str:
    def said(least: int, most: int) -> str:
        if least == most:
            return f"{_word('exactly', language)} {most}"
        return f"{least or _word('upto', language)} {_word('to', language) + ' ' if least else ''}{most}"

    listed = (f"`{key}` {said(*span)}" for key, span in counts.items())
    return (
        f"{_word('counts', language)} {('，' if language == 'zh' else ', ').join(listed)}{STOP[language]}\n"
    )


def _example(page: str, name: str, language: str) -> Iterator[str]:
    text = question_text(name, language) if page == "quizzes" else figure_text(name)
    shown = f"quiz\nkinds#{name}" if page == "quizzes" else f"figure\n{name}"
    yield f"```yaml\n{text.rstrip()}\n```\n"
    yield f"```{shown}\n```\n"


def _plugins_page(language: str) -> Iterator[str]:
    for config in (QuizConfig, CourseConfig):
        yield f"## {described()[name_of(config)].name[language]}\n"
        yield _options({key: option.default for key, option in config._schema}, config, language)
    yield f"## {described()[name_of(CoursewrightExtension)].name[language]}\n"
    taken = inspect.signature(CoursewrightExtension).parameters
    yield _options({key: row.default for key, row in taken.items()}, CoursewrightExtension, language)


def _options(defaults: Mapping[str, Any], owner: Any, language: str) -> str:
    rows = (
        (key, f"`{value}`" if value else "", text_of(owner, key, language)) for key, value in defaults.items()
    )
    return _table(_word("option", language), rows, language)
