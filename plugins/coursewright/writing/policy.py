"""What authors' HTML may not do: run scripts, ask other sites for something, send something (docs/rules.md)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from coursewright.writing.addresses import Address, addresses_in, allowed, read_address
from coursewright.writing.sheet import Sheet
from coursewright.writing.slip import Setting, Slip
from coursewright.writing.tags import Tag
from coursewright.writing.targets import Target
from coursewright.writing.vocabulary import ADDRESSES, LINKING, REFUSED_TAGS

FRAME = "iframe"
_HANDLER = re.compile(r"on[a-z]+$", re.IGNORECASE)
_STYLE = re.compile(
    r"url\((?![\"'\s]*#)|@import|image-set\(|expression\(|-moz-binding|behavior\s*:|javascript:",
    re.IGNORECASE,
)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|/\*.*?\*/", re.DOTALL)
_HOSTLESS = re.compile(r"\s*https?:(?!//[^/?#\s])", re.IGNORECASE)
_LIST = re.compile(r"\{:?[ ]*(?P<inside>[^}\n ][^\n]*)\}")
_PAIR = re.compile(r"(?P<key>[^\s={}\"'.#][^\s={}\"']*)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s}\"']*)")
_WORDS = frozenset("alt title aria-label aria-description label summary content lang class id".split())
"""Attributes that hold words."""

WEB = "Write it like 'https://example.org/page'."
OPEN = "Link to a page, or save the file below content/."
NO_SCRIPT = "Delete it: pages of the course run no scripts but its own."
SAVE = "Save it in an assets folder, or name its host in course.yml, 'allow: [{host}]'."


def check_tags(tags: list[Tag], setting: Setting) -> Iterator[Slip]:
    """What of the HTML in a text is refused."""
    drawing = False
    for tag in tags:
        if tag.name == "svg":
            drawing = tag.kind == "open"
        if tag.kind not in ("open", "empty") or not (setting.tags is None or tag.name in setting.tags):
            continue  # What is not allowed as a tag is told once.
        refused = None if drawing and tag.name == "title" else REFUSED_TAGS.get(tag.name)
        if refused and not _is_allowed_source(tag, setting):
            yield _slip(
                "html/refused-tag", tag, f"'<{tag.name}>' is not allowed: {refused}.",
                "Delete it, or put it in backticks if it is to be shown.",
            )  # fmt: skip
            continue
        if tag.name == FRAME and not tag.value("src"):
            yield _slip("html/refused-tag", tag, "this frame has no source.", "Delete it, or write 'src'.")
        for key, value in tag.attributes:
            yield from check_attribute(tag, key, value or "", setting)


def _is_allowed_source(tag: Tag, setting: Setting) -> bool:
    key = {"embed": "src", "object": "data"}.get(tag.name)
    return key is not None and allowed(read_address(tag.value(key) or ""), setting.hosts)


def check_attribute(tag: Tag, key: str, value: str, setting: Setting) -> Iterator[Slip]:
    """What of one attribute is refused, whether it stands in a tag or in `{ }`."""
    name = key.lower()
    css = _CSS_ESCAPE.sub(lambda escape: chr(int(escape[1], 16) % 0x110000) if escape[1] else "", value)
    if _HANDLER.match(name) or name in ("srcdoc", "formaction", "http-equiv", "attributionsrc"):
        yield _slip("html/refused-attribute", tag, f"the attribute '{key}' is not allowed.", NO_SCRIPT)
    elif name not in ADDRESSES | _WORDS and _STYLE.search(css):
        cure = "Delete it: pages ask other sites for nothing."
        yield _slip("html/refused-attribute", tag, f"'{key}' fetches something.", cure)
    elif name in ADDRESSES or name.endswith(":href"):
        for address in addresses_in(name, value):
            yield from _check_address(tag, name, address, setting)


def _check_address(tag: Tag, name: str, written: str, setting: Setting) -> Iterator[Slip]:
    address = read_address(written)
    shown = " ".join(written.split())[:60]
    if address.reach == "refused" or (address.reach in ("term", "mail") and tag.name not in LINKING | {""}):
        yield _slip("html/refused-address", tag, f"'{shown}' cannot be an address here.", OPEN)
    elif tag.name in LINKING and _odd(written):
        yield _slip("html/refused-address", tag, f"'{shown}' names no host.", WEB)
    elif tag.name in LINKING and name.rpartition(":")[2] in ("href", "cite"):
        yield from _check_link(tag, address, shown)
    elif address.reach == "web" and not allowed(address, setting.hosts):
        yield _slip(
            "html/foreign-source", tag, f"'{shown}' lies outside the course.",
            SAVE.format(host=address.host or "its.host"),
        )  # fmt: skip
    elif tag.name == FRAME and address.reach == "here":
        cure = "Link to it, or name a host in course.yml, 'allow:'."
        yield _slip("html/refused-tag", tag, "a frame may only show what course.yml allows.", cure)
    elif tag.name == "use" and not written.startswith("#"):
        yield _slip(
            "html/foreign-source", tag, f"'{shown}' is not in this drawing.", "Name an id of it, '#id'."
        )


def _odd(written: str) -> bool:
    """Whether an address of the web lacks its `//`, or its host."""
    return bool(_HOSTLESS.match(html.unescape(written)))


def _check_link(tag: Tag, address: Address, shown: str) -> Iterator[Slip]:
    if address.reach == "web" and not address.scheme:
        yield _slip("html/refused-address", tag, f"'{shown}' has no scheme.", f"Write 'https:{shown}'.")


def check_targets(targets: list[Target], setting: Setting) -> Iterator[Slip]:
    """Links of Markdown with addresses that no link may have, and pictures from elsewhere."""
    for target in targets:
        address = read_address(target.target)
        shown = " ".join(target.target.split())[:60]
        rule, message, cure = "", "", ""
        if address.reach == "refused" or (target.image and address.reach in ("term", "mail")):
            rule, message, cure = "html/refused-address", f"'{shown}' cannot be an address here.", OPEN
        elif target.image and address.reach == "web" and not allowed(address, setting.hosts):
            rule, message = "lesson/foreign-picture", f"'{shown}' lies outside the course."
            cure = SAVE.format(host=address.host or "its.host")
        elif not target.image and _odd(target.target):
            rule, message, cure = "html/refused-address", f"'{shown}' names no host.", WEB
        elif not target.image and address.reach == "web" and not address.scheme:
            rule, message = "html/refused-address", f"'{shown}' has no scheme."
            cure = f"Write 'https:{shown}'."
        if rule:
            yield Slip(rule=rule, line=target.line, column=target.column, message=message, cure=cure)


def check_attribute_lists(sheet: Sheet, setting: Setting) -> Iterator[Slip]:
    """Attributes that are written in `{ }` behind something."""
    for index, row in enumerate(sheet.rows):
        if row.kind != "text" or "{" not in row.text or "=" not in row.text:
            continue
        for found in _LIST.finditer(row.text):
            for pair in _PAIR.finditer(found["inside"]):
                column = found.start("inside") + pair.start()
                tag = Tag(kind="open", name="", attributes=(), line=index, column=column, written="")
                yield from check_attribute(tag, pair["key"], pair["value"].strip("\"'"), setting)


def _slip(rule: str, tag: Tag, message: str, cure: str) -> Slip:
    return Slip(rule=rule, line=tag.line, column=tag.column, message=message, cure=cure)
