"""Words that are no Markdown, as Markdown that shows them letter by letter."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\`*_{}\[\]<>&~^$|]|==|^\s*[-+#=:]|(?<=\d)\.(?=\s|$)")


def literal(text: str) -> str:
    """Markdown for a text in which no sign means anything (an accepted answer, a unit)."""
    return _SIGNS.sub(lambda match: "".join(f"&#{ord(sign)};" for sign in match[0]), text)
