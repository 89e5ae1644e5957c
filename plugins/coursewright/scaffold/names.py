"""Names that authors give."""

from __future__ import annotations

import re

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_slug(name: str) -> bool:
    """Whether a name will do for a file, an address and an id: small letters, digits, single hyphens."""
    return SLUG.fullmatch(name) is not None and len(name) <= 64


def slug_of(text: str) -> str:
    """A name made of a text's Latin letters and digits; "" where it has none."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:64].rstrip("-")


def title_of(slug: str) -> str:
    """A title to begin with: the name with a capital and spaces."""
    return slug.replace("-", " ").capitalize()
