"""Addresses in a lesson: which file of the project one means, and what it is in the site."""

from __future__ import annotations

import posixpath
from html.parser import HTMLParser

from coursewright.course.model import Lesson

SHARED = "assets/shared"
"""Where content/assets/ stands in a language's site."""
_NAMES = frozenset({"src", "href", "poster", "data"})


def project_path(target: str, lesson: Lesson) -> str:
    """The path below the project's root that an address in a lesson means; "" for one that is no file's."""
    path = target.partition("#")[0].partition("?")[0]
    if not path or "://" in path or path.startswith(("data:", "mailto:", "tel:", "/")):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(lesson.file), path))


def shared_address(target: str, lesson: Lesson) -> str:
    """The address in the site of a file that all languages share; any other address stays as it is."""
    path = project_path(target, lesson)
    if not path.startswith("content/assets/"):
        return target
    up = posixpath.relpath(".", posixpath.dirname(lesson.page))
    return posixpath.join(up, SHARED, path.removeprefix("content/assets/"))


class _Finder(HTMLParser):
    """Collects the tags that name such a file: each as it is written, and as it has to be."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(convert_charrefs=True)
        self.lesson = lesson
        self.found: list[tuple[str, str]] = []

    def handle_starttag(
        self,
        tag: str,  # noqa: ARG002  (the library's signature)
        attrs: list[tuple[str, str | None]],
    ) -> None:
        """Note a tag whose address is another one in the site."""
        written = made = self.get_starttag_text() or ""
        for name, value in attrs:
            address = shared_address(value, self.lesson) if name in _NAMES and value else value
            if value and address and address != value:
                made = made.replace(value, address, 1)
        if made != written:
            self.found.append((written, made))


def with_shared_addresses(html: str, lesson: Lesson) -> str:
    """HTML, of which a tag alone may be given, with the site's addresses; all else stays as it is written."""
    finder = _Finder(lesson)
    finder.feed(html)
    finder.close()
    for written, made in finder.found:
        html = html.replace(written, made)
    return html
