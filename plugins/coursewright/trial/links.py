"""Links of a site lead to what is there, and its pages fetch nothing from elsewhere but what the course allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from coursewright.trial.built import Built, Page

FETCHED: Mapping[str, str] = {
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "object": "data",
    "script": "src",
    "source": "src",
    "video": "src",
}
"""Elements whose attribute a browser fetches by itself."""
NAMED_ONLY = frozenset({"alternate", "canonical", "license", "next", "prev"})
"""Links of a page's head that are read and not fetched."""


def find_broken_links(built: Built) -> Iterator[str]:
    """Addresses below the site that no file has, and anchors that no page has."""
    for page in built.pages():
        if page.file.name == "404.html":  # shown at any address, its own are from the server's root
            continue
        for address in _addresses(page):
            fault = _fault_of(built, page, address)
            if fault:
                yield f"{built.told(page.file)}: {address}: {fault}"


def _addresses(page: Page) -> Iterator[str]:
    found = (
        attributes.get(name, "")
        for tag, attributes in page.elements
        for name in ("href", "src")
        if "hidden" not in attributes  # until a script has filled in where it leads
        and not (tag == "link" and NAMED_ONLY.intersection(attributes.get("rel", "").split()))
    )
    return iter(dict.fromkeys(filter(None, found)))


def _fault_of(built: Built, page: Page, address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return ""
    path = unquote(parts.path)
    target = (page.file.parent / path).resolve() if path else page.file
    if path.startswith("/") or not target.is_relative_to(built.site.resolve()):
        return "it leads out of the site"
    file = target / "index.html" if target.is_dir() else target
    if not file.is_file():
        return "there is no such file"
    return _fault_of_anchor(built, file, unquote(parts.fragment))


def _fault_of_anchor(built: Built, file: Path, anchor: str) -> str:
    # What a script reads, such as `#role=clerk`, is no anchor.
    if not anchor or "=" in anchor or anchor.startswith("__") or file.suffix != ".html":
        return ""
    return "" if anchor in built.page(file).ids else f"'{anchor}' is not on that page"


def find_foreign_requests(built: Built) -> Iterator[str]:
    """What pages would fetch from other hosts than those that course.yml allows."""
    allowed = {host for project in built.projects.values() for host in project.course.allow}
    for page in built.pages():
        for tag, attributes in page.elements:
            if tag == "link" and NAMED_ONLY.intersection(attributes.get("rel", "").split()):
                continue
            host = urlsplit(attributes.get(FETCHED.get(tag, ""), "")).netloc
            if host and host not in allowed:
                yield f"{built.told(page.file)} fetches from {host}"
