"""The style sheet that a site serves, put together from its sections in browser/css."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from coursewright.languages.language import language_of
from coursewright.languages.selectors import with_languages
from coursewright.site.foreign import for_any_theme, without_the_host
from coursewright.site.lettering import frame_faces

SECTIONS = Path(__file__).parent.parent / "browser" / "css"
HOST = Path(__file__).with_name("host.css")
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
RTL = SECTIONS / "92-rtl.css"
SCHEMES = ("default", "slate")
"""The light scheme and the dark one, as Material calls them."""
COURSE_SECTIONS = frozenset(
    {
        "16-course-icons.css",
        "21-chips.css",
        "31-pledge.css",
        "36-lesson.css",
        "38-sheets.css",
        "39-results.css",
        "40-frame.css",
        "42-search.css",
        "45-reading.css",
        "46-bar.css",
        "47-aloud.css",
        "48-changes.css",
        "49-tell.css",
        "96-course-print.css",
    }
)
"""What only pages of a course show."""
PAGES = {"pages": "5", "exam": "6"}
"""How the names begin of the sections that only pages show which no author writes: exams, and all others."""

Look = Literal["course", "material", "plain"]
"""A whole course; quizzes alone in a site of mkdocs-material; quizzes alone under any other theme."""


def read_stylesheet(look: Look, languages: Sequence[str] = ()) -> str:
    """The sections of lessons in the order of their names, without comments; quizzes alone need only some.

    A site that takes the quiz plugin alone keeps its own header, type, colours of links: no rule of ours reaches
    what is not ours. Under another theme than Material a few rules stand in for what Material would give.
    `languages` are those of a course; quizzes alone may be in any, and theirs tell only which way pages are read.
    """
    files = [
        file
        for file in sorted(SECTIONS.glob("*.css"))
        if file.name[0] not in PAGES.values() and (file != RTL or _may_be_rtl(languages))
    ]
    if look == "course":
        text = with_languages(served(files), languages) + frame_faces(languages)
        return text + early_dark(text)
    own = without_the_host(served([file for file in files if file.name not in COURSE_SECTIONS]))
    text = with_languages(own) + served([HOST])
    return text if look == "material" else for_any_theme(text) + served([PLAIN])


def read_kind_style(file: Path, look: Look, languages: Sequence[str] = ()) -> str:
    """The rules of one kind of questions, which only pages that hold some load behind all others."""
    text = served([file])
    if look == "course":
        return with_languages(text, languages)
    text = with_languages(without_the_host(text))
    return text if look == "material" else for_any_theme(text)


def _may_be_rtl(languages: Sequence[str]) -> bool:
    """Whether a page may be read from right to left; quizzes alone may be in any language."""
    return not languages or any(language_of(tag).direction == "rtl" for tag in languages)


def read_page_styles(sheet: str, languages: Sequence[str] = ()) -> str:
    """The sections of one of PAGES, which come behind those of lessons."""
    return with_languages(served(sorted(SECTIONS.glob(f"{PAGES[sheet]}*.css"))), languages)


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
