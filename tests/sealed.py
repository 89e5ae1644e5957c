"""The sealed texts of a quiz's plain tree, by the markers of the models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coursewright.base.fields import marker_at
from coursewright.quiz.model import Quiz


def with_sealed(tree: Any, change: Callable[[str], str]) -> Any:
    """The tree with every sealed text changed."""

    def turned(value: Any, path: tuple[str | int, ...]) -> Any:
        if isinstance(value, dict):
            return {key: turned(child, (*path, key)) for key, child in value.items()}
        if isinstance(value, list):
            return [turned(child, (*path, index)) for index, child in enumerate(value)]
        marker = marker_at(Quiz, tree, path)
        return change(value) if value and marker is not None and marker.part == "sealed" else value

    return turned(tree, ())


def sealed_texts(tree: Any) -> list[str]:
    """All texts of a quiz that only a capsule or a trainer may show."""
    found: list[str] = []
    with_sealed(tree, lambda text: found.append(text) or text)
    return found
