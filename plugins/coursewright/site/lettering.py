"""The faces of pages: those of each language that has others than letters have."""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.languages.language import language_of

FIELDS = ":is(body, input, button, select, textarea, aside)"
"""What Material gives a family of its own."""


def frame_faces(languages: Sequence[str]) -> str:
    """The faces of a course's pages, of each language that has others than letters have, on its pages and within."""
    return "".join(
        f":root:lang({tag}) {FIELDS} {{ --md-text-font-family: {stack}; }}\n"
        f"[lang|={tag}]:not(:root) {{ font-family: {stack}; }}\n"
        for tag, stack in _stacks(languages)
    )


def page_faces(languages: Sequence[str]) -> str:
    """The same for pages that are not in Material's frame."""
    fields = ":is(button, select, textarea, input)"
    return "".join(
        f":lang({tag}), :lang({tag}) {fields} {{ font-family: {stack}; }}\n"
        for tag, stack in _stacks(languages)
    )


def _stacks(languages: Sequence[str]) -> list[tuple[str, str]]:
    """Tags with their families, parents first, so that the more exact tag counts."""
    found = [(tag, language_of(tag).screen) for tag in sorted(languages, key=len)]
    return [(tag, stack) for tag, stack in found if stack]
