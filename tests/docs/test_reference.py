"""The reference tells every key that there is, in both languages, and is what its sources make."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from coursewright.base.fields import typed_keys
from coursewright.course.parts import PARTS
from coursewright.figures.kinds import KINDS as FIGURES
from coursewright.hosts.mkdocs import CourseConfig, QuizConfig
from coursewright.paper.geometry import FORMATS
from coursewright.quiz.kinds import KINDS as QUESTIONS
from coursewright.quiz.question import Level
from coursewright.scaffold.keys import described, is_tag, models_below, name_of, text_of
from coursewright.scaffold.schemas import MODELS
from tools.committed import make_reference
from tools.manual.look import colours
from tools.manual.pages import LANGUAGES, file_of, reference_pages

from .documents import ROOT, blocks, keys_in, read_document, running_text, table_rows

HEADS = {"en": "Key", "zh": "键"}
PAGES = ("course", "handbooks", "exams", "lessons", "glossary", "quizzes", "figures")


def models() -> list[Any]:
    """Every model that authors' files are read with."""
    return [*dict.fromkeys(model for top in MODELS.values() for model in models_below(top))]


def rows_of_page(name: str) -> set[tuple[str, ...]]:
    """The rows of all tables of a page."""
    cells = (
        re.split(r"(?<!\\)\|", line)[1:-1] for line in read_document(name).splitlines() if line[:1] == "|"
    )
    return {tuple(cell.strip() for cell in row) for row in cells}


def test_the_pages_and_their_examples_are_what_their_sources_make() -> None:
    made = make_reference()
    assert [name for name, content in made.items() if (ROOT / name).read_bytes() != content] == []
    kept = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("reference-*.md")}
    assert kept <= set(made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_every_model_is_told(language: str) -> None:
    rows = set[tuple[str, ...]]().union(*(rows_of_page(f"docs/{file_of(page, language)}") for page in PAGES))
    told = {(row[0], row[2]) for row in rows if len(row) == 3}
    wanted = {
        (f"`{key}`", text_of(model, key, language))
        for model in models()
        for key in typed_keys(model)
        if not is_tag(model, key)
    }
    pages = "".join(read_document(f"docs/{file_of(page, language)}") for page in PAGES)
    # What a page leads to in its own language it names so.
    assert {key for key, text in wanted if text not in pages and "](" not in text} == set()
    assert {key for key, _ in wanted} <= {key for key, _ in told}


def test_what_is_described_is_there() -> None:
    keys = {name_of(model): set(typed_keys(model)) for model in models()}
    for model in models():
        keys |= {
            name_of(one): set(typed_keys(one)) for one in model.__mro__ if hasattr(one, "__pydantic_config__")
        }
    keys["course.parts.PARTS"] = set(PARTS)
    stray = [
        f"{name}.{key}"
        for name, row in described().items()
        if not name.startswith("hosts.")
        for key in row.keys
        if key not in keys.get(name, ())
    ]
    assert stray == []


def test_every_description_stands_in_both_languages() -> None:
    for name, row in described().items():
        for texts in (row.name, *row.keys.values()):
            assert set(texts) == set(LANGUAGES), name
            assert all(text.strip() for text in texts.values()), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "kinds"), [("quizzes", QUESTIONS), ("figures", FIGURES)])
def test_every_kind_has_a_heading_its_lines_and_a_living_example(
    language: str, page: str, kinds: Any
) -> None:
    name = f"docs/{file_of(page, language)}"
    assert re.findall(r"^### (.+)$", running_text(name), re.MULTILINE) == list(kinds)
    shown = [body.strip() for body in blocks(name)]
    for kind in kinds:
        assert (f"kinds#{kind}" if page == "quizzes" else kind) in shown
        assert any(f"type: {kind}\n" in f"{body}\n" for body in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_to_choose_from_parts_of_books_and_papers_are_all_named(language: str) -> None:
    def value(page: str, key: str) -> list[str]:
        return next(
            keys_in(row[1]) for row in rows_of_page(f"docs/{file_of(page, language)}") if row[0] == f"`{key}`"
        )

    assert value("quizzes", "level") == list(Level.__args__)  # type: ignore[attr-defined]  # a Literal
    assert set(FORMATS) <= set(value("handbooks", "paper"))
    parts = table_rows(
        f"docs/{file_of('handbooks', language)}", {"en": "Part of a book", "zh": "手册的部分"}[language]
    )
    assert [keys_in(row[0])[0] for row in parts] == list(PARTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_of_the_plugins_and_every_colour_is_told(language: str) -> None:
    text = read_document(f"docs/{file_of('plugins', language)}")
    for config in (QuizConfig, CourseConfig):
        for key, _ in config._schema:
            assert text_of(config, key, language) in text
    rows = {row[0] for row in rows_of_page(f"docs/{file_of('look', language)}")}
    assert {f"`--cw-{name}`" for name in colours()["default"] if "score" not in name} <= rows


def test_both_languages_have_the_same_tables() -> None:
    shapes = {
        language: {
            page.replace(f".{language}.md", ".md"): [
                line.count("|") for line in text.splitlines() if line[:1] == "|"
            ]
            for page, text in reference_pages(language).items()
        }
        for language in LANGUAGES
    }
    assert shapes["en"] == shapes["zh"]


def test_editors_are_told_what_each_key_holds() -> None:
    for name in MODELS:
        schema = json.loads((ROOT / "schema" / f"{name}.json").read_text(encoding="utf-8"))
        for node in (schema, *schema.get("$defs", {}).values()):
            silent = [key for key, held in node.get("properties", {}).items() if "description" not in held]
            assert set(silent) <= {"type"}, name
