"""The page of the look: colours and sizes as the style sheet has them, each with what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import coursewright

TOKENS = Path(coursewright.__file__).parent / "browser" / "css" / "10-tokens.css"
_BLOCK = re.compile(r"\[data-md-color-scheme=(default|slate)\] \{(.*?)\}", re.DOTALL)
_ROW = re.compile(r"--cw-([\w-]+): ([^;]+);")
_SIZES = re.compile(r"^:root \{(.*?)^\}", re.DOTALL | re.MULTILINE)
SCORES = {"m3": "−3", "m2": "−2", "m1": "−1", "z0": "0", "p1": "+1", "p2": "+2", "p3": "+3"}


def colours() -> Mapping[str, Mapping[str, str]]:
    """The values of each name, by scheme."""
    return {
        scheme: dict(_ROW.findall(body))
        for scheme, body in _BLOCK.findall(TOKENS.read_text(encoding="utf-8"))
    }


def sizes() -> Mapping[str, str]:
    """Corners, type and the least target, by name."""
    found = _SIZES.search(TOKENS.read_text(encoding="utf-8"))
    rows = dict(_ROW.findall(found[1] if found else ""))
    return {name: value for name, value in rows.items() if re.fullmatch(r"[rt]\d|tap", name)}


def look_page(texts: Mapping[str, Any], language: str) -> Iterator[str]:
    """The tables below the page's lead."""
    words, tokens = texts["words"], texts["tokens"]
    light, dark = colours()["default"], colours()["slate"]

    def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
        cells = tuple(str(words[name][language]) for name in heads)
        lines = (f"| {' | '.join(row)} |" for row in (cells, ("---",) * len(cells), *rows))
        return "\n".join(lines) + "\n"

    def used(name: str) -> str:
        return str(tokens[name][language])

    yield f"## {words['colours'][language]}\n"
    names = [name for name in light if "score" not in name]
    rows = [
        (f"`--cw-{name}`", _shown(light[name]), _shown(dark.get(name, light[name])), used(name))
        for name in names
    ]
    yield table(("token", "light", "dark", "for"), rows)
    yield f"## {words['scores'][language]}\n"
    scores = [
        (said, _shown(light[f"score-{name}"]), _shown(dark[f"score-{name}"])) for name, said in SCORES.items()
    ]
    yield table(("scores", "light", "dark"), scores)
    yield f"## {words['sizes'][language]}\n"
    yield f"{words['rules'][language]}\n"
    yield table(
        ("token", "size", "for"),
        [(f"`--cw-{name}`", f"`{size}`", used(name)) for name, size in sizes().items()],
    )


def _shown(value: str) -> str:
    """A colour's value, behind a patch of it where the page can show one."""
    looks = (
        f"display:inline-block;width:1em;height:1em;border:1px solid;vertical-align:-.1em;background:{value}"
    )
    return f'<span style="{looks}"></span> `{value}`'
