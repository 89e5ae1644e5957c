"""The style sheet that a site serves, put together from its sections in browser/css."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from coursewright.site.foreign import for_any_theme, without_the_host

SECTIONS = Path(__file__).parent.parent / "browser" / "css"
PLAIN = Path(__file__).with_name("plain.css")
COMMENT = re.compile(r" */\*.*?\*/", re.DOTALL)
PACKING = tuple(
    (re.compile(pattern, re.MULTILINE), short)
    for pattern, short in (
        (r"^\s+", ""),
        (r"(^|[{;] )([\w-]+): ", r"\1\2:"),
        (r" \{\s*", "{"),
        (r";\s+", ";"),
        (r";?\s*\}\s*", "}"),
        (r",\n", ","),
    )
)
"""What is left out of a style sheet that is served, and what is left."""
_TOKEN = re.compile(r"--([\w-]+): (#[0-9A-Fa-f]+);")
DARK = re.compile(r"\[data-md-color-scheme=slate\] (\{.*?\})", re.DOTALL)
EARLY = ".no-js body[data-md-color-scheme=default]:not([data-md-color-media])"
TOKENS = SECTIONS / "10-tokens.css"
SCHEMES = ("default", "slate")
"""The light scheme and the dark one, as Material calls them."""
COURSE_SECTIONS = frozenset(
    {
        "36-lesson.css",
        "38-sheets.css",
        "40-frame.css",
        "42-search.css",
        "45-reading.css",
        "46-bar.css",
        "47-aloud.css",
        "50-home.css",
        "65-exam.css",
    }
)
"""What only pages of a course show."""

Look = Literal["course", "material", "plain"]
"""A whole course; quizzes alone in a site of mkdocs-material; quizzes alone under any other theme."""


def read_stylesheet(look: Look) -> str:
    """All sections in the order of their names, without comments; quizzes alone need only some.

    A site that takes the quiz plugin alone keeps its own header, type, colours of links: no rule of ours reaches
    what is not ours. Under another theme than Material a few rules stand in for what Material would give.
    """
    files = sorted(SECTIONS.glob("*.css"))
    if look == "course":
        text = served(files)
        return text + early_dark(text)
    text = without_the_host(served([file for file in files if file.name not in COURSE_SECTIONS]))
    return text if look == "material" else for_any_theme(text) + served([PLAIN])


def read_tokens(scheme: str) -> Mapping[str, str]:
    """The colours of a scheme by the names of their custom properties, without the dashes."""
    text = COMMENT.sub("", TOKENS.read_text(encoding="utf-8"))
    rules = text[text.index(f"[data-md-color-scheme={scheme}]") :]
    return dict(_TOKEN.findall(rules[: rules.index("}")]))


def served(files: list[Path]) -> str:
    """Files as one text without comments and empty lines."""
    text = COMMENT.sub("", "\n".join(file.read_text(encoding="utf-8") for file in files))
    return "\n".join(filter(str.strip, text.split("\n"))) + "\n"


def packed(text: str) -> str:
    """A style sheet without the white space that only people need: a sixteenth of its compressed bytes.

    It must be one of ours, as `read_stylesheet` gives it: no string in it looks like the end of a declaration.
    """
    for pattern, short in PACKING:
        text = pattern.sub(short, text)
    return text


def early_dark(text: str) -> str:
    """The dark colours for a first visit on a dark system, until the script has set the scheme.

    Before that the page would flash in light, and without JavaScript it would stay so. Who has chosen a scheme
    has the attribute that the selector excludes.
    """
    dark = DARK.search(text)
    return (
        f"\n@media screen and (prefers-color-scheme: dark) {{\n  {EARLY} {dark.group(1)}\n}}\n"
        if dark
        else ""
    )
