"""course.yml with a module or a lesson more; everything else in it stays as its author wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from coursewright.base.source import Document
from coursewright.scaffold.yaml_text import by_language, listed

_ITEM = re.compile(r"\s*- ")
_SLUG = re.compile(r"[\w-]+")
_TOP = re.compile(r"[^\s#-]")


def with_lesson(text: str, document: Document, module: int, slug: str) -> str | None:
    """The text with a lesson at the end of a module (by its index); None where it is written in an unusual way."""
    tree = document.tree
    rows = tree["modules"][module] if isinstance(tree, dict) else {}  # type: ignore[index]
    lessons = rows.get("lessons") if isinstance(rows, dict) else None
    lines = text.split("\n")
    path = ("modules", module, "lessons")
    if isinstance(lessons, list) and lessons:
        return _behind(lines, document, (*path, len(lessons) - 1), slug)
    if lessons is None and isinstance(rows, dict) and "lessons" not in rows:
        place = document.places.key(("modules", module, "id"))
        if "{" in lines[place.line - 1]:
            return None
        lines.insert(place.line, f"{' ' * (place.column - 1)}lessons: {listed([slug])}")
        return "\n".join(lines)
    at = document.places.key(path).line - 1
    if not re.fullmatch(r"\s*lessons:\s*(\[\s*\])?\s*", lines[at]):
        return None
    lines[at] = f"{lines[at].partition(':')[0]}: {listed([slug])}"
    return "\n".join(lines)


def _behind(lines: list[str], document: Document, path: tuple[str | int, ...], slug: str) -> str | None:
    """The lines with a name behind the one at `path`, in the list's own style."""
    place = document.places.value(path)
    row, column = lines[place.line - 1], place.column - 1
    if _ITEM.fullmatch(row[:column]):
        lines.insert(place.line, f"{row[:column]}{slug}")
        return "\n".join(lines)
    name = _SLUG.match(row, column)
    if name is None:
        return None
    lines[place.line - 1] = f"{row[: name.end()]}, {slug}{row[name.end() :]}"
    return "\n".join(lines)


def with_module(
    text: str, document: Document, name: str, titles: Mapping[str, str], questions: Mapping[str, str]
) -> str:
    """The text with a module at the end of `modules`."""
    tree = document.tree if isinstance(document.tree, dict) else {}
    modules = tree.get("modules")
    rows = modules if isinstance(modules, list) else []
    indent = " " * (document.places.value(("modules", 0)).column - 3) if rows else "  "
    block = [f"{indent}- id: {name}"]
    block += by_language("title", titles, f"{indent}  ").splitlines()
    block += by_language("question", questions, f"{indent}  ").splitlines()
    block.append(f"{indent}  lessons: []")
    if "modules" not in tree:
        return text.rstrip("\n") + "\n\nmodules:\n" + "\n".join(block) + "\n"
    return at_the_end_of(text, document.places.key(("modules",)).line, block)


def at_the_end_of(text: str, line: int, block: Sequence[str]) -> str:
    """The text with lines at the end of what the key in a line (from 1) holds; blank lines behind it stay there."""
    lines = text.split("\n")
    end = next((index for index in range(line, len(lines)) if _TOP.match(lines[index])), len(lines))
    while end > line and not lines[end - 1].strip():
        end -= 1
    return "\n".join([*lines[:end], *block, *lines[end:]])
