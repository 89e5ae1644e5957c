"""Where somebody who uses a course tells its author of a fault: `report:` of course.yml.

An e-mail address (`mailto:…`), or the address of a form whose query has places to fill in (`{line}`). Without one the
site gives a line to copy. The browser's side is browser/src/tell/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

PLACES = ("code", "course", "language", "line", "place", "revision", "version")
"""What an address may have filled in; `line` is all of it."""

_PLACE = re.compile(r"\{([^{}]*)\}")
_MAIL = re.compile(r"[^@?/\s]+@[^@?/\s]+")
Fault = tuple[str, str]
"""What is wrong, and the cure."""


def report_faults(address: str) -> Iterator[Fault]:
    """What is wrong with an address; nothing where there is none."""
    if not address:
        return
    if re.search(r"\s", address):
        yield "has white space in it.", "Write %20 for a space."
    elif not _leads_somewhere(address):
        yield (
            "is neither an e-mail address nor that of a page.",
            f"Write mailto:{address}"
            if _MAIL.fullmatch(address)
            else "Write mailto:name@example.org, or https://example.org/new?text={line}.",
        )
    else:
        yield from _place_faults(address)


def printed_address(address: str) -> str:
    """What paper says of an address: without what would be filled in."""
    return address.partition("?")[0].removeprefix("mailto:")


def _leads_somewhere(address: str) -> bool:
    kind, _, rest = address.partition(":")
    if kind == "mailto":
        return _MAIL.fullmatch(rest.partition("?")[0]) is not None
    try:
        return kind in ("http", "https") and bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _place_faults(address: str) -> Iterator[Fault]:
    before, _, query = address.partition("?")
    known = ", ".join(f"{{{name}}}" for name in PLACES)
    for found in _PLACE.finditer(query):
        if found[1] not in PLACES:
            yield f"has {found[0]}, which nothing is filled in for.", f"There are {known}."
    if re.search(r"[{}]", before + _PLACE.sub("", query)):
        yield "has a brace where nothing can be filled in.", f"Write {known} behind a question mark."
