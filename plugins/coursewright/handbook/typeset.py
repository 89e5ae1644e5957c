"""The handbook's own lines of text as markup: where a line may break and where it may not.

Pango forbids a break on both sides of curly quotes, so breaks are offered between hanzi and quote; the last two
hanzi of a line stay together, so that no line holds a single one; a title breaks only after its phrases.
"""

from __future__ import annotations

import re
from html import escape

HANZI = "\u3400-\u9fff"
_BEFORE_QUOTE = re.compile(f"(?<=[{HANZI}])(?=[“‘])")
_AFTER_QUOTE = re.compile(f"(?<=[”’])(?=[{HANZI}])")
_TAIL = re.compile(f"([{HANZI}]{{2}}[，。；：？！、）”’]*)$")
_OPENING = re.compile("^([“‘（《「])")
_PHRASES = re.compile("(?<=[：，；。？！—])")


def text_line(text: str) -> str:
    """Plain text of any language as markup that breaks well."""
    html = _BEFORE_QUOTE.sub("<wbr>", escape(text, quote=False))
    html = _AFTER_QUOTE.sub("<wbr>", html)
    html = _OPENING.sub(r'<span class="hq">\1</span>', html)
    return _TAIL.sub(r'<span class="nb">\1</span>', html)


def title_line(text: str) -> str:
    """A title as markup: Chinese breaks only after the mark that ends a phrase."""
    phrases = [phrase for phrase in _PHRASES.split(text) if phrase]
    if len(phrases) < 2 or max(map(len, phrases)) > 14:
        return escape(text, quote=False)
    return "<wbr>".join(f'<span class="nb">{escape(phrase, quote=False)}</span>' for phrase in phrases)


def other_line(text: str, language: str, tag: str = "span", classes: str = "en") -> str:
    """The same text in the course's other language, marked as such; nothing where there is none."""
    if not text:
        return ""
    return f'<{tag} class="{classes}" lang="{html_language(language)}">{escape(text, quote=False)}</{tag}>'


def html_language(language: str) -> str:
    """The language tag for `lang`: Chinese is simplified Chinese of the mainland."""
    return "zh-CN" if language == "zh" else language


def attribute(text: str) -> str:
    """Text as the value of an attribute in double quotes."""
    return escape(text, quote=True)
