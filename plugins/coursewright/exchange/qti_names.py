"""QTI 3.0 and 2.1: one tree of elements, written in the names of either (1EdTech, QTI 3.0 and 2.1 ASI)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from coursewright.exchange.xmlfile import Xml

_TAG = re.compile(r"<(/?)(qti-[a-z-]+)((?:\s+[a-zA-Z:-]+=\"[^\"]*\")*)\s*(/?)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]+)=(\"[^\"]*\")")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version: its namespaces, what its manifest says of it, and whether its names are those of 3.0."""

    items: str
    manifest: str
    schema: str
    number: str
    kind: str
    kebab: bool


V3 = Version(
    items="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    manifest="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    schema="QTI Package",
    number="3.0.0",
    kind="xmlv3p0",
    kebab=True,
)
V21 = Version(
    items="http://www.imsglobal.org/xsd/imsqti_v2p1",
    manifest="http://www.imsglobal.org/xsd/imscp_v1p1",
    schema="QTIv2.1 Package",
    number="1.0.0",
    kind="xmlv2p1",
    kebab=False,
)


def named(markup: str, version: Version) -> str:
    """Markup in the names of 3.0 in those of a version; 2.1 has its contents without a body of their own."""
    if version.kebab:
        return markup
    return _TAG.sub(_renamed, markup)


def _renamed(match: re.Match[str]) -> str:
    end, tag, attributes, closed = match.groups()
    if tag == "qti-content-body":
        return ""
    said = _ATTRIBUTE.sub(lambda one: f"{_camel(one[1])}={one[2]}", attributes)
    return f"<{end}{_camel(tag.removeprefix('qti-'))}{said}{closed}>"


def _camel(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(part.capitalize() for part in others)


def element(tag: str, inner: str = "", **attributes: str) -> str:
    """An element in the names of 3.0; `_` in the names of attributes stands for `-`."""
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items()
    )
    return f"<{tag}{said}>{inner}</{tag}>" if inner else f"<{tag}{said}/>"


def evened(root: Xml) -> Xml:
    """A tree of either version with names in small letters, without prefix and hyphens: `assessmentitem`."""
    for one in root.walk():
        one.tag = _even(one.tag)
        one.attrs = {_even(name): value for name, value in one.attrs.items()}
    return root


def _even(name: str) -> str:
    return name.removeprefix("qti-").replace("-", "").lower()


def identifier(name: str) -> str:
    """A name as an identifier of QTI, which does not begin with a digit or a hyphen."""
    return name if name[:1].isalpha() else f"_{name}"


def xhtml(html: str) -> str:
    """HTML as XML, in the elements that QTI knows."""
    closed = re.sub(r"<(br|hr)>", r"<\1/>", html)
    return re.sub(r"<(mark|u)>", r'<span class="\1">', re.sub(r"</(mark|u)>", "</span>", closed))


def html_of(markup: str) -> str:
    """The reverse, for what we wrote ourselves."""
    return re.sub(r'<span class="(mark|u)">([^<]*)</span>', r"<\1>\2</\1>", markup)
