"""Style sheets for sites that are not ours: no rule reaches the host's page, and none needs Material."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

TOKENS = frozenset(
    {":root", ":root:lang(--signs)", "[data-md-color-scheme=default]", "[data-md-color-scheme=slate]"}
)
"""Selectors that only set variables of ours."""
ROOTS = ":where(.cw-quiz, .cw-fig)"
ALL_OF_OURS = {
    "*": '[class*="cw-"]',
    "::before": '[class*="cw-"]::before',
    "::after": '[class*="cw-"]::after',
}
INSTEAD = {
    "[data-md-color-scheme=slate] .md-typeset ": "[data-bs-theme=dark] ",
    "[data-md-color-scheme=slate] ": "[data-bs-theme=dark] ",
    "[data-md-color-scheme=slate]": "[data-bs-theme=dark]",
    "[data-md-color-scheme=default]": "[data-bs-theme=light]",
    ".md-typeset ": ":root ",
}
SCHEME = f"{ROOTS} {{ color-scheme: var(--cw-scheme); }}\n"

COURSE_ONLY = re.compile(r"\.cw-(?:goals|pledge|recall|sheet|tom|hit|search|learn|tell)\b")
"""Classes that stand on pages of a course alone."""
_GROUP = re.compile(r"@(?:media|supports)\b")
_FRAME = re.compile(r"\.md-(?!typeset\b)")
_MATERIAL = re.compile(r"var\(--md-[\w-]+, (var\([^()]*\)|[^()]*)\)")
_REM = re.compile(r"(?<![\w.-])(-?(?:\d*\.)?\d+)rem\b")


def without_the_host(text: str) -> str:
    """The rules of a style sheet as far as they are about elements of ours; the host keeps its colour scheme."""
    kept = rewritten(text, own_selector)
    return re.sub(r"(?<![\w-])color-scheme:", "--cw-scheme:", kept) + SCHEME


def for_any_theme(text: str) -> str:
    """Rules without Material: its class on the page is gone, and its rem of 20 pixels is the usual one of 16.

    `:root` weighs as much in a selector as the class did. Dark is what Bootstrap, and so MkDocs' own theme, calls so.
    """
    for ours, theirs in INSTEAD.items():
        text = text.replace(ours, theirs)
    text = _MATERIAL.sub(r"\1", text)
    return _REM.sub(lambda match: f"{float(match[1]) * 1.25:g}rem", text)


def own_selector(selector: str) -> str:
    """A selector that cannot reach the host's page, or "" where it is about the host."""
    if COURSE_ONLY.search(selector):
        return ""
    if selector in TOKENS or ("cw-" in selector and not _FRAME.search(selector)):
        return selector
    if selector.startswith("[data-n"):
        return f"{ROOTS} {selector}"
    return ALL_OF_OURS.get(selector, "")


def rewritten(text: str, change: Callable[[str], str]) -> str:
    """A style sheet with each selector changed; a rule without any is left out."""
    out = []
    for head, body in blocks(text):
        if _GROUP.match(head):
            inner = rewritten(body, change)
            out.append(f"{head} {{\n{inner}}}\n" if inner else "")
        elif head.startswith("@"):
            out.append(f"{head} {{{body}}}\n")
        else:
            kept = ",\n".join(filter(None, map(change, split_selectors(head))))
            out.append(f"{kept} {{{body}}}\n" if kept else "")
    return "".join(out)


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Each block of a style sheet: what stands before its brace, and what between its braces."""
    at = 0
    while (opened := text.find("{", at)) >= 0:
        depth, end = 1, opened + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        yield text[at:opened].strip(), text[opened + 1 : end - 1]
        at = end


def split_selectors(head: str) -> list[str]:
    """The selectors of a rule; commas within brackets part nothing."""
    parts, depth = [""], 0
    for char in head:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(char, 0)
        if char == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return [re.sub(r"\s+", " ", part).strip() for part in parts]
