"""Material's style sheets without what no page of a plain course can show: half of their compressed bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import tinycss2

from coursewright.base.cache import NO_CACHE, Cache, digest
from coursewright.base.versions import tool_digest

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
_GROUPS = frozenset({"media", "supports"})


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
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    wrong_way = "[dir=ltr]" if rtl else "[dir=rtl]"
    text = "".join(_lean_rules(rules, lambda selector: _is_shown(selector, colours, wrong_way)))
    if key:
        cache.write(KIND, key, text.encode("utf-8"))
    return text


def _lean_rules(rules: Iterable[Any], is_shown: Callable[[str], bool]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [text for text in _selectors(rule.prelude) if is_shown(text)]
            if selectors:
                yield f"{','.join(selectors)}{{{_lean_content(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            kept = "".join(_lean_rules(inner, is_shown))
            if kept:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{kept}}}"
        else:
            yield rule.serialize()


def _lean_content(content: list[Any]) -> str:
    """What stands between a rule's braces, as it is where nothing idle is declared."""
    text: str = tinycss2.serialize(content)
    if not IDLE_VALUES.search(text):
        return text
    declared = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return ";".join(item.serialize() for item in declared if not IDLE_VALUES.match(getattr(item, "name", "")))


def _selectors(prelude: list[Any]) -> list[str]:
    """The selectors of a rule: what stands between commas that are in no brackets."""
    found: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return [tinycss2.serialize(tokens).strip() for tokens in found]


def _is_shown(selector: str, colours: frozenset[str], wrong_way: str) -> bool:
    """Whether something may match; what a selector excludes by `:not()` need not be there."""
    asked = _NOT.sub("", selector)
    return not IDLE.search(asked) and wrong_way not in asked and colours.issuperset(_COLOUR.findall(asked))
