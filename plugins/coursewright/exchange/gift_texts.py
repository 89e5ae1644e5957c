"""Texts of GIFT: their escaped signs, the formats that they name, and what they are as Markdown."""

from __future__ import annotations

import re

from coursewright.exchange.drafts import in_line
from coursewright.exchange.markup import escaped, markdown_of

_HIDDEN = {"~": "\x01", "=": "\x02", "#": "\x03", "{": "\x04", "}": "\x05", ":": "\x06", "\\": "\x07"}
"""What stands for an escaped sign while a question is taken apart."""
_SHOWN = {hidden: sign for sign, hidden in _HIDDEN.items()}
_NEW_LINE = "\x08"
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]", re.IGNORECASE)


def hidden(text: str) -> str:
    """A question whose escaped signs are no signs while it is taken apart."""
    return re.sub(r"\\([~=#{}:\\n])", lambda match: _HIDDEN.get(match[1], _NEW_LINE), text)


def formatted(text: str) -> tuple[str, str]:
    """The format that a text names, "" for none, and the text behind it."""
    match = _FORMAT.match(text)
    return (match[1].lower(), text[match.end() :]) if match else ("", text)


def bare(text: str) -> str:
    """Words to be typed."""
    return in_line("".join(_SHOWN.get(sign, sign) for sign in text.replace(_NEW_LINE, " ")))


def words(text: str, inherited: str) -> str:
    """A text as our Markdown, in the format that it names or else that of its question."""
    form, text = formatted(text)
    form = form or inherited
    lines = " ".join(text.split("\n")).replace(_NEW_LINE, "\n")
    shown = "".join(_SHOWN.get(sign, sign) for sign in lines).strip()
    if form == "markdown":
        return shown
    if form == "html" or (form != "plain" and re.search(r"<[A-Za-z/!]|&[#\w]+;", shown)):
        return markdown_of(shown)
    return escaped(shown)
