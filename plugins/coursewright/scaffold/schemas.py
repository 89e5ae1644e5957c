"""The JSON schemas of the files that authors write: with them editors complete keys and name faults as one types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from coursewright.base.shape import json_schema
from coursewright.course.cards import Card
from coursewright.course.model import Course, FrontMatter, Glossary
from coursewright.figures.kinds import any_figure
from coursewright.languages.words import FALLBACK
from coursewright.quiz.model import Quiz
from coursewright.scaffold.keys import is_tag, models_below, plain, text_of

MODELS: Mapping[str, Any] = {
    "card": Card,
    "course": Course,
    "figure": any_figure(),
    "glossary": Glossary,
    "lesson": FrontMatter,
    "quiz": Quiz,
}
TITLES = {"quiz": "A quiz"}


def schemas() -> dict[str, str]:
    """The text of each schema by its name: card, course, figure, glossary, lesson (a front matter), quiz."""
    return {
        name: json.dumps(_schema(model, TITLES.get(name, name)), ensure_ascii=False, indent=2, sort_keys=True)
        + "\n"
        for name, model in MODELS.items()
    }


def _schema(model: Any, title: str) -> dict[str, Any]:
    """A model's schema, in which each key says what it holds."""
    schema: dict[str, Any] = json_schema(model, title)
    known = {"": schema, **schema.get("$defs", {})}
    for one in models_below(model):
        # Of two classes with one name pydantic calls each by its module as well.
        names = (one.__name__, f"{one.__module__}.{one.__qualname__}".replace(".", "__"))
        node = next((known[name] for name in names if name in known), schema)
        for key, held in node["properties"].items():
            if not is_tag(one, key):
                held["description"] = plain(text_of(one, key, FALLBACK))
    return schema
