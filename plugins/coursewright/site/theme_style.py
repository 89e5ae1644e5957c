"""Material's style sheets without what no page of a plain course can show: half of their compressed bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from coursewright.base.cache import NO_CACHE, Cache, digest
from coursewright.base.versions import tool_digest
from coursewright.site.css import Rule, parts_of, rules_of

IDLE = re.compile(
    r"\.(?:md-(?:annotation|author|banner|clipboard|code|consent|content__button|draft|feedback|input|meta|nav__source|pagination|pin|post"
    r"|profile|progress|search(?!__input)|social|source|status|tabs|tag|tooltip|top|version)"
    r"|arithmatex|tabbed-|key-|keys\b|critic|emojione|gemoji|twemoji)"
)
"""Parts that Material's script brings, other plugins, or Markdown that a course does not have.

The field of our search has the class of Material's, so that keys for the theme's script do not act in it.
"""
IDLE_VALUES = re.compile(
    r"--md-(?:annotation|clipboard|code-(?:copy|select)|mermaid|post|progress|search-result|source|status|tabbed|tag"
    r"|tooltip|version)\b"
)
"""Properties that rules of those parts alone use: icons, most of them, as long as a dozen rules."""
KIND = "theme"
_OWN = re.compile(r"assets/stylesheets/(?:main|palette)\.\w+\.min\.css")
_COLOUR = re.compile(r"\[data-md-color-(?:primary|accent)=([\w-]+)\]")
_NOT = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")
_GROUP = re.compile(r"@(?:media|supports)\b", re.IGNORECASE)


def is_theme_style(uri: str) -> bool:
    """Whether a file is a style sheet of Material's own, by its path in a site."""
    return _OWN.fullmatch(uri) is not None


def palette_colours(palette: Any) -> frozenset[str]:
    """The names of colours in a theme's `palette`: one or a list of them, as MkDocs has read it."""
    rows = palette if isinstance(palette, list) else [palette]
    return frozenset(str(row[name]) for row in rows if row for name in ("primary", "accent") if name in row)


def lean_style(sheet: str, colours: frozenset[str], cache: Cache = NO_CACHE, *, rtl: bool = False) -> str:
    """A style sheet of Material's for a site that does without its script and has these `colours` in its palettes.

    `rtl` is whether its language is written from right to left: the rules for the other way are left out.
    """
    key = digest(tool_digest(), sheet, *sorted(colours), str(rtl)) if cache is not NO_CACHE else ""
    kept = cache.read(KIND, key) if key else None
    if kept is not None:
        return kept.decode("utf-8")
    wrong_way = "[dir=ltr]" if rtl else "[dir=rtl]"
    text = "".join(_lean_rules(rules_of(sheet), lambda selector: _is_shown(selector, colours, wrong_way)))
    if key:
        cache.write(KIND, key, text.encode("utf-8"))
    return text


def _lean_rules(rules: Iterable[Rule], is_shown: Callable[[str], bool]) -> Iterator[str]:
    for rule in rules:
        if rule.content is None:
            yield f"{rule.head};"
        elif _GROUP.match(rule.head):
            kept = "".join(_lean_rules(rules_of(rule.content), is_shown))
            if kept:
                yield f"{rule.head}{{{kept}}}"
        elif rule.head.startswith("@"):
            yield f"{rule.head}{{{rule.content}}}"
        else:
            selectors = [text for text in parts_of(rule.head, ",") if is_shown(text)]
            if selectors:
                yield f"{','.join(selectors)}{{{_lean_content(rule.content)}}}"


def _lean_content(content: str) -> str:
    """What stands between a rule's braces, as it is where nothing idle is declared."""
    if not IDLE_VALUES.search(content):
        return content
    return ";".join(part for part in parts_of(content, ";") if part and not IDLE_VALUES.match(part))


def _is_shown(selector: str, colours: frozenset[str], wrong_way: str) -> bool:
    """Whether something may match; what a selector excludes by `:not()` need not be there."""
    asked = _NOT.sub("", selector)
    return not IDLE.search(asked) and wrong_way not in asked and colours.issuperset(_COLOUR.findall(asked))
