"""No code outside the languages' room asks for a language by its name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import coursewright
from coursewright.languages.shelf import description_files

PACKAGE = Path(coursewright.__file__).parent
ROOM = "languages"
TAGS = frozenset({*map(str.lower, description_files()), "zh-cn", "zh-tw", "en-gb", "de-de", "ja-jp"})
APART = frozenset({"cli/explain.py", "cli/messages/__init__.py"})
"""What the tool says to authors stands in two languages of its own, whichever those of their courses are."""


def sources(*endings: str) -> list[Path]:
    return [
        file
        for file in sorted(PACKAGE.rglob("*"))
        if file.suffix in endings
        and file.relative_to(PACKAGE).parts[0] != ROOM
        and file.relative_to(PACKAGE).as_posix() not in APART
        and not (file.suffix == ".js" or "__pycache__" in file.parts)
    ]


def switches_in_python(text: str) -> Iterator[str]:
    """Strings that are a tag, or that a tag is compared with the beginning of; what only documents is passed over."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.lower() in TAGS:
            yield f"{node.lineno}: {node.value!r}"


def switches_in_style(text: str) -> Iterator[str]:
    plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    yield from re.findall(r":lang\((?!--)[^)]*\)|\[(?:lang|hreflang)[|^~*$]?=\"?(?!--|\"--)[^\]]*\]", plain)


def switches_in_script(text: str) -> Iterator[str]:
    plain = re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)
    tags = "|".join(sorted(map(re.escape, TAGS)))
    yield from re.findall(rf"[\"'`](?:{tags})[\"'`]", plain, re.IGNORECASE)
    yield from re.findall(r"/[^/\n]*\b(?:zh|yue)\b[^/\n]*/", plain)


LOOKS = {
    ".py": switches_in_python,
    ".css": switches_in_style,
    ".ts": switches_in_script,
    ".html": switches_in_script,
}


@pytest.mark.parametrize("ending", LOOKS)
def test_no_file_of_the_package_asks_for_a_language_by_its_name(ending: str) -> None:
    found = [
        f"{file.relative_to(PACKAGE).as_posix()}: {switch}"
        for file in sources(ending)
        for switch in LOOKS[ending](file.read_text(encoding="utf-8"))
    ]
    assert sources(ending)
    assert found == []


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        (".py", 'wide = language == "zh"'),
        (".py", 'wide = language.startswith("zh")'),
        (".py", 'FACES = {"": "Hei", "en": "Sans"}'),
        (".css", "p:lang(zh) { x: y; }"),
        (".css", 'html[lang|="en"] p { x: y; }'),
        (".ts", 'if (lang === "zh") return 1;'),
        (".ts", "const LAST = /^(yue|zh.hk)/i;"),
        (".html", "{% if lang == 'de' %}"),
    ],
)
def test_a_switch_is_found(ending: str, text: str) -> None:
    assert list(LOOKS[ending](text))


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        (".py", '"""zh goes first."""\nname = language'),
        (".css", ':lang(--signs) p, [lang="--words"] { x: y; } /* :lang(zh) */'),
        (".ts", 'const language = document.documentElement.lang; // "zh"'),
    ],
)
def test_what_is_none_is_passed_over(ending: str, text: str) -> None:
    assert list(LOOKS[ending](text)) == []
