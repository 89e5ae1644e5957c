"""The rules that the package tells, read from its source: names as they stand, and those made of an area and a word."""

from __future__ import annotations

import ast
import json
import mimetypes
import re
from functools import cache
from pathlib import Path

import coursewright
from coursewright.base import faults
from coursewright.base.shape import json_schema
from coursewright.languages.language import Language
from coursewright.scaffold.schemas import schemas

PACKAGE = Path(coursewright.__file__).parent
NAME = re.compile(r"([a-z]+)/[a-z][a-z0-9-]*")


@cache
def told_rules() -> frozenset[str]:
    """All rules of the source."""
    return frozenset({*_written(), *_composed(), *_shaped()})


@cache
def _nodes() -> tuple[ast.AST, ...]:
    files = (file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))
    return tuple(node for text in files for node in ast.walk(ast.parse(text)))


@cache
def _calls() -> tuple[ast.Call, ...]:
    return tuple(node for node in _nodes() if isinstance(node, ast.Call))


def _text(node: ast.AST | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _written() -> set[str]:
    """Texts that look like rules, of the areas that are told as such; what media are called is another thing."""
    places = {
        node.name: names.index("rule") - ("self" in names)
        for node in _nodes()
        if isinstance(node, ast.FunctionDef) and "rule" in (names := [row.arg for row in node.args.args])
    }
    told = [
        *(call.args[at] for call in _calls() if (at := places.get(_called(call), 99)) < len(call.args)),
        *(key.value for call in _calls() for key in call.keywords if key.arg == "rule"),
    ]
    areas = {match[1] for node in told if (match := NAME.fullmatch(_text(node)))}
    texts = {_text(node) for node in _nodes()} - set(mimetypes.types_map.values())
    return {text for text in texts if (match := NAME.fullmatch(text)) and match[1] in areas}


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _composed() -> set[str]:
    """`f"{area}/word"` in functions with an `area`, for each area that one of their calls gives."""
    found = set()
    for node in _nodes():
        if isinstance(node, ast.FunctionDef):
            words = re.findall(r"\{area\}/([a-z-]+)", ast.unparse(node))
            if words:
                found |= {f"{area}/{word}" for area in _areas(node) for word in words}
    return found


def _areas(function: ast.FunctionDef) -> set[str]:
    names = [argument.arg for argument in function.args.args]
    given = dict(zip(reversed(names), reversed(function.args.defaults), strict=False))
    calls = (call for call in _calls() if _called(call) == function.name)
    asked = (key.value for call in calls for key in call.keywords if key.arg == "area")
    return {text for node in (*asked, given.get("area")) if (text := _text(node))}


def _shaped() -> set[str]:
    """What is told of every document that a model reads, and of the words and kinds that the model has."""
    words = re.findall(r"subject\.area\}/([a-z-]+)", Path(faults.__file__).read_text(encoding="utf-8"))
    models = {**schemas(), "language": json.dumps(json_schema(Language, "language"))}
    assert {_text(key.value) for call in _calls() for key in call.keywords if key.arg == "area"} - {
        ""
    } == set(models)
    return {
        f"{area}/{word}"
        for area, schema in models.items()
        for word, told in (
            *((word, True) for word in words),
            ("unknown-word", '"enum"' in schema),
            ("unknown-kind", '"discriminator"' in schema),
        )
        if told
    }
