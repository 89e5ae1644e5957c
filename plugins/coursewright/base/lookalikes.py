"""Signs that look like another one or like nothing: how they are called, and which plain sign was meant."""

from __future__ import annotations

import re
import unicodedata

_ALIKE = dict(
    zip(
        "абвеікмнорсѕтухјԁһԛԝАВЕІКМНОРСЅТУХЈαβικνορυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧı",
        "a6beikmhopcstyxjdhqwABEIKMHOPCSTYXJaßikvopuxABEZHIKMNOPTYXi",
        strict=True,
    )
)
"""Letters of Cyrillic and Greek that are drawn like Latin ones (Unicode TR 39, confusables)."""
_MARKS = {
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛′", "'"),
    "、": ",",
    "。": ".",
}
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_SHIFT = 0xFEE0
"""From a full-width form to the plain sign (Unicode, block FF00)."""
BULLETS = frozenset("•●○◦▪■□‣►▶·・∙–—−‐‑‒―－*+")
"""What text programs set before the items of a list."""


def meant_by(sign: str) -> str | None:
    """The plain sign that an odd one was meant for: "" for one that nobody sees, None for a sign that is not odd."""
    if sign.isascii():
        return None
    if ord(sign) in _FULL_WIDTH:
        return chr(ord(sign) - _SHIFT)
    kind = unicodedata.category(sign)
    if kind == "Zs":
        return " "
    if kind == "Cf":
        return ""
    return _MARKS.get(sign, _ALIKE.get(sign))


def first_odd(word: str) -> int | None:
    """Where the first odd sign of a word stands."""
    return next((at for at, sign in enumerate(word) if meant_by(sign) is not None), None)


def in_plain(word: str) -> str:
    """A word with the plain sign in the place of each odd one."""
    return "".join(sign if (meant := meant_by(sign)) is None else meant for sign in word)


def called(sign: str) -> str:
    """A sign as one reads about it: `'о' (U+043E, cyrillic small letter o)`, `a soft hyphen (U+00AD)`."""
    name = unicodedata.name(sign, "").lower().replace("fullwidth", "full-width")
    number = f"U+{ord(sign):04X}"
    if unicodedata.category(sign)[0] in "CZ":
        return f"{'an' if name[:1] in 'aeio' else 'a'} {name} ({number})" if name else number
    return f"'{sign}' ({number}, {name})" if name else f"'{sign}' ({number})"


def cure_of(word: str) -> str:
    """What to do about a word's first odd sign; "" where it has none."""
    at = first_odd(word)
    if at is None:
        return ""
    sign, before = word[at], word[:at]
    meant = meant_by(sign)
    if meant == " " and not word[at:].strip():
        said = called(sign)
        return f"{said[0].upper()}{said[1:]} stands at its end: delete it."
    if not meant:
        behind = f" behind '{before}', where nobody sees it" if before else " at its beginning"
        said = called(sign)
        return f"{said[0].upper()}{said[1:]} stands{behind}: delete it."
    plain = in_plain(word).strip("\"'")
    return f"Write '{plain}' with plain signs of the keyboard: {called(sign)} is another one."


def alike(word: str) -> str:
    """What two spellings of one name have in common: small letters, plain signs, hyphens for what parts words."""
    return re.sub(r"[\s_/-]+", "-", in_plain(word).strip().lower())
