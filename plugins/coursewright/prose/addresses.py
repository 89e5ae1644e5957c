"""Addresses in a page: which file of the project one means, and what it is in the site."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser

SHARED = "assets/shared"
"""Where content/assets/ stands in a language's site."""
_NAMES = frozenset({"src", "href", "poster", "data"})
_TAG = re.compile(r"<([a-zA-Z][\w-]*)\s[^>]*>")
_ADDRESSED = re.compile(r'(?P<name>\s(?:src|href|poster|data)=)"(?P<address>[^"]+)"')
_ADDRESSES = ('src="', 'href="', 'poster="', 'data="')
"""Without one of these HTML has no address."""


def project_path(target: str, file: str) -> str:
    """The path below the project's root that an address in a file means; "" for one that is no file's."""
    path = target.partition("#")[0].partition("?")[0]
    if not path or "://" in path or path.startswith(("data:", "mailto:", "tel:", "/")):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path))


def shared_address(target: str, file: str, page: str) -> str:
    """The address in the site of what all languages share, as seen from the page of a file; others stay as they are."""
    path = project_path(target, file)
    if not path.startswith("content/assets/"):
        return target
    up = posixpath.relpath(".", posixpath.dirname(page))
    rest = target[len(target.partition("#")[0].partition("?")[0]) :]
    return posixpath.join(up, SHARED, path.removeprefix("content/assets/")) + rest


def rooted(html: str, page: str) -> str:
    """Finished HTML of a page (its path below the language's root) with addresses as seen from that root."""
    if not any(mark in html for mark in _ADDRESSES):
        return html
    page = f"{page.removesuffix('.md')}.html" if page.endswith(".md") else page
    return _TAG.sub(lambda tag: _ADDRESSED.sub(lambda found: _rooted(found, tag[1], page), tag[0]), html)


def _rooted(found: re.Match[str], tag: str, page: str) -> str:
    address = found["address"]
    if ":" in address or address.startswith("/") or (address.startswith("#") and tag != "a"):
        return found[0]
    path, mark, rest = address.partition("#")
    path, query, more = path.partition("?")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return f'{found["name"]}"{path}{query}{more}{mark}{rest}"'


class _Finder(HTMLParser):
    """Collects the tags that name such a file: each as it is written, and as it has to be."""

    def __init__(self, file: str, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file, self.page = file, page
        self.found: list[tuple[str, str]] = []

    def handle_starttag(
        self,
        tag: str,  # noqa: ARG002  (the library's signature)
        attrs: list[tuple[str, str | None]],
    ) -> None:
        """Note a tag whose address is another one in the site."""
        written = made = self.get_starttag_text() or ""
        for name, value in attrs:
            address = shared_address(value, self.file, self.page) if name in _NAMES and value else value
            if value and address and address != value:
                made = made.replace(value, address, 1)
        if made != written:
            self.found.append((written, made))


def with_shared_addresses(html: str, file: str, page: str) -> str:
    """HTML, of which a tag alone may be given, with the site's addresses; all else stays as it is written."""
    finder = _Finder(file, page)
    finder.feed(html)
    finder.close()
    for written, made in finder.found:
        html = html.replace(written, made)
    return html


class _Comments(HTMLParser):
    """Collects what is commented out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_comment(self, data: str) -> None:
        """Note a comment as it is written."""
        self.found.append(f"<!--{data}-->")


def without_comments(html: str) -> str:
    """HTML without what an author has commented out: a note to oneself is nobody else's to read."""
    finder = _Comments()
    finder.feed(html)
    finder.close()
    for comment in finder.found:
        html = html.replace(comment, "")
    return html
