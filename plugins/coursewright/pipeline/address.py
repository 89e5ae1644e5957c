"""Where the site will stand, as mkdocs.yml says: what books print beside each lesson."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LINE = re.compile(r"^site_url\s*:\s*(?P<value>[^#\n]*)", re.MULTILINE)
_SCHEMES = ("https://", "http://")


def site_address(settings: str, environment: Mapping[str, str]) -> str:
    """The address in the text of mkdocs.yml, with a slash at its end; "" where there is none.

    `!ENV [NAME, default]` reads the first of the variables that is set.
    """
    found = _LINE.search(settings)
    value = found["value"].strip() if found else ""
    if value.startswith("!ENV"):
        value = _of_variables(value.removeprefix("!ENV").strip(), environment)
    value = value.strip("\"' ")
    return f"{value.rstrip('/')}/" if value.startswith(_SCHEMES) else ""


def _of_variables(said: str, environment: Mapping[str, str]) -> str:
    """The first variable that is set, else the last of several words."""
    *names, last = [word.strip() for word in said.strip("[]").split(",")]
    for name in names or [last]:
        if environment.get(name):
            return environment[name]
    return last if names else ""
