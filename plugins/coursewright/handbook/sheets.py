"""Style sheets as the layout engine reads them fastest: what it makes of them is the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote

from coursewright.handbook.addresses import PROJECT
from coursewright.languages.selectors import with_languages
from coursewright.paper.inks import ink_rules

_ROOT = re.compile(r":root\s*\{(?P<rules>[^}]*)\}")
_NAMED = re.compile(r"(--[\w-]+):\s*([^;]*)")
_EVERYWHERE = re.compile(
    r"(?m)^::(?P<name>marker|footnote-call|footnote-marker|note-call|note-marker|note-callback) "
)
_COUNTERS = re.compile(r"@counter-style[^{]*\{[^}]*\}")
_MARKED = ("li", "summary")
"""What has a marker without a style of its own."""


def one_sheet(sheets: Sequence[str], faces: Mapping[str, str] = MappingProxyType({})) -> str:
    """All sheets as one, which each element is matched against once; inks, languages, values of `:root` in place.

    `faces` are an author's, by the file of ours that each replaces.
    """
    text = with_languages("\n".join(sheets))
    for ours, theirs in faces.items():
        text = text.replace(f'url("/fonts/{ours}")', f'url("{PROJECT}{quote(theirs)}")')
    roots = "".join((ink_rules(), *(root[0] for root in _ROOT.finditer(text))))
    values = {name: value for root in _ROOT.finditer(roots) for name, value in _NAMED.findall(root["rules"])}
    for name, value in values.items():
        text = text.replace(f"var({name})", value)
    return text


def lean_sheet(sheet: str) -> str:
    """The engine's own sheet without boxes for the notes and markers of every element; it has its counters already.

    As it is, six styles are computed for each element of a book. Only list items, and elements with a style of
    their own, can have what they are for.
    """

    def narrowed(rule: re.Match[str]) -> str:
        name = rule["name"]
        tags = _MARKED if name == "marker" else ()
        return ",".join(f"{one}::{name}" for one in (*tags, "[style]")) + " "

    return _EVERYWHERE.sub(narrowed, _COUNTERS.sub("", sheet))
