"""What is wrong with an id or a number, as an author would say it."""

from __future__ import annotations

import re
from typing import NamedTuple

from coursewright.base.key_lines import LIST_CURE, key_slips, list_slip
from coursewright.base.lookalikes import BULLETS, called, first_odd, in_plain, meant_by

_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:[,' ][0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"[+-]?[0-9]+,[0-9]+")
_MEASURED = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)\s*[^\d\s.,].*", re.DOTALL)
_RANGE = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)\s*(?:[-–—~～至到]|to|\.\.+|…)\s*([0-9]+(?:\.[0-9]+)?)")
_FILE = re.compile(r"(?:.*[/\\])?(?P<name>[^/\\]+)\.(?:md|markdown|ya?ml)", re.IGNORECASE)
_PATH = re.compile(r"[\w-]+(?:[/\\][\w-]+)+")
_AN_ID = "Use letters a–z, digits and hyphens, like 'first-step'."


class Wrong(NamedTuple):
    """A sentence without its full stop, a cure, and where in the text it stands (from 0)."""

    message: str
    hint: str
    at: int = 0


def wrong_id(value: object) -> Wrong:
    """A text that is no id."""
    if not isinstance(value, str):
        return Wrong("this is not an id", _AN_ID)
    at = first_odd(value)
    if at is not None and meant_by(value[at]) == ",":
        plain = ", ".join(slug(part) for part in in_plain(value).split(","))
        return Wrong(
            f"here stands {called(value[at])}",
            f"Write '{plain}', with the comma of the keyboard and a space.",
            at,
        )
    if at is not None:
        return _odd(value, at, slug(value))
    return Wrong(f"'{value[:40]}' is not an id", _id_instead(value))


def _id_instead(value: str) -> str:
    """The cure for what is no id; of a file's name and its path the id is the name alone."""
    near, name = slug(value), slug(re.split(r"[/\\]", value)[-1])
    if file := _FILE.fullmatch(value):
        return f"{_AN_ID[:-1]}: write '{slug(file['name'])}', without folder and ending."
    if name not in (near, "") and _PATH.fullmatch(value):
        return f"{_AN_ID[:-1]}: write '{near}', or '{name}' alone for a file in a folder."
    return f"{_AN_ID[:-1]}: write '{near}'." if near else _AN_ID


def slug(text: str) -> str:
    """The id that is nearest to a text, "" for none."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", in_plain(text)).strip("-").lower()
    return plain[:64].rstrip("-")


def wrong_number(value: object, form: re.Pattern[str], message: str, cure: str) -> Wrong:
    """A text that is no number of a form; which comma, unit or sign keeps it from being one."""
    if not isinstance(value, str):
        return Wrong(message, cure)
    plain = in_plain(value).strip()
    at = first_odd(value)
    if at is not None and form.fullmatch(plain):
        return _odd(value, at, plain)
    if _THOUSANDS.fullmatch(plain):
        number = re.sub("[,' ]", "", plain)
        also = f", or '{plain.replace(',', '.')}' if the comma was to mean a decimal point"
        only_one = plain.count(",") == 1 and "." not in plain and "." in form.pattern
        hint = f"Write '{number}'{also if only_one else ''}."
        sign = {",": "a comma", "'": "an apostrophe"}.get(plain.strip("+-0123456789.")[0], "a blank")
        return Wrong(f"{message}, and {sign} is no part of one", hint, len(re.split("[,' ]", plain)[0]))
    if _DECIMAL.fullmatch(plain) and "." in form.pattern:
        hint = f"Write '{plain.replace(',', '.')}', with a point for the comma."
        return Wrong(f"{message}, and a comma is no part of one", hint, plain.index(","))
    if (found := _RANGE.fullmatch(plain)) and all(map(form.fullmatch, found.groups())):
        least, most = found.groups()
        cure = f"Write one, or 'min: {least}' and 'max: {most}' in its place." if "." in form.pattern else ""
        return Wrong(f"{message}, and here are two", cure or f"Write '{least}' or '{most}'.")
    if (found := _MEASURED.fullmatch(plain)) and form.fullmatch(found[1]):
        return Wrong(message, f"Write '{found[1]}', without its unit.")
    return Wrong(message, cure)


def wrong_flag(value: object) -> Wrong:
    """A text that is neither true nor false."""
    message, cure = "true or false is wanted here", "Write 'true' or 'false', in small letters."
    plain = in_plain(value).strip("\"' ").lower() if isinstance(value, str) else ""
    if isinstance(value, str) and plain in ("true", "false") and (at := first_odd(value)) is not None:
        return Wrong(
            f"{message}, and here stands {called(value[at])}",
            f"Write '{plain}' with plain signs of the keyboard.",
            at,
        )
    return Wrong(message, cure)


def wrong_list(value: object) -> Wrong | None:
    """A text where a list or a map was meant, but its marks are another program's; None for any other text."""
    if not isinstance(value, str) or not value:
        return None
    if slip := list_slip(value):
        return Wrong(slip.message, slip.cure)
    sign = value[0]
    if sign.isascii():
        return None
    if sign in BULLETS:
        return Wrong(f"{called(sign)} is no mark of a list", LIST_CURE)
    if meant_by(sign) in ("[", "{"):
        plain = in_plain(value[:40])
        return Wrong(f"here stands {called(sign)}", f"Write '{plain}' with plain signs of the keyboard.")
    return None


def wrong_map(value: object) -> Wrong | None:
    """A text where a map was meant, but a slip in its first key made a text of it; None for any other text."""
    slip = next(key_slips(value), None) if isinstance(value, str) else None
    return slip and Wrong(slip.message, slip.cure, slip.column)


def in_brackets(value: object) -> str:
    """A text as the list that it was meant to be, `[a, b]`; "" where it is none of words in one line."""
    words = re.split(r"\s*[,，、]\s*", value.strip()) if isinstance(value, str) else []
    fine = words and all(re.fullmatch(r"[^\s\[\]{}:#]+", word) for word in words)
    return f"[{', '.join(words)}]" if fine else ""


def _odd(value: str, at: int, plain: str) -> Wrong:
    """A text with a sign that looks like another one, or like nothing."""
    sign = value[at]
    cure = (
        f"Write '{plain}' with plain signs of the keyboard." if meant_by(sign) else f"Delete it: '{plain}'."
    )
    return Wrong(f"here stands {called(sign)}", cure, at)
