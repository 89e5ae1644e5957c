"""HTML in a quiz text: a few tags work, everything else in < > would vanish or take the rest of the page with it."""

from __future__ import annotations

import re

from coursewright.base.issues import IssueLog
from coursewright.base.passages import Passage

TAGS = frozenset("b i em strong sub sup kbd mark br ruby rt rp u small span".split())
"""What works; `span` with a `lang`, all others without attributes."""
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s<>/@]*)(?P<rest>[^<>]*)>|<!--|<[!?][^<>]*>|\n[ \t]*\n")
_LANG = re.compile(r"\s+lang=(?:\"[\w-]+\"|'[\w-]+'|[\w-]+)\s*")
_CURE = f"Put it in backticks, or a space behind the <. What works of HTML: {' '.join(sorted(TAGS))}."


def check_html(passage: Passage, plain: str, issues: IssueLog) -> None:
    """Report what looks like a tag and is none of those that work, and tags that are not closed in their paragraph."""
    opened: list[re.Match[str]] = []
    refused: set[str] = set()
    for match in _TAG.finditer(plain):
        name = (match["name"] or "").lower()
        if match[0].startswith("\n"):
            _report_open(passage, opened, issues)
        elif not _works(match, name) and not (match["end"] and name in refused):
            refused.add(name)
            _report_refused(passage, match, issues)
        elif match["end"] and name not in refused:
            _close(passage, opened, match, issues)
        elif not match["end"] and name != "br":
            opened.append(match)
    _report_open(passage, opened, issues)


def _report_refused(passage: Passage, match: re.Match[str], issues: IssueLog) -> None:
    # In the author's own letters: what was blanked out may stand within.
    said = " ".join(passage.text[match.start() : match.end()].split())
    message = "this comment is never closed." if said == "<!--" else f"'{_short(said)}' is read as HTML."
    issues.error("quiz/raw-html", passage.at(match.start()), message, _CURE)


def _close(passage: Passage, opened: list[re.Match[str]], match: re.Match[str], issues: IssueLog) -> None:
    if opened and opened[-1]["name"].lower() == match["name"].lower():
        opened.pop()
    else:
        message = f"'{match[0]}' closes nothing that is open."
        issues.error("quiz/raw-html", passage.at(match.start()), message, "Delete it, or open it before.")


def _works(match: re.Match[str], name: str) -> bool:
    if name not in TAGS:
        return False
    if name == "span" and not match["end"]:
        return _LANG.fullmatch(match["rest"]) is not None
    return match["rest"].strip() in ("", "/") if name == "br" else not match["rest"].strip()


def _report_open(passage: Passage, opened: list[re.Match[str]], issues: IssueLog) -> None:
    for match in opened:
        cure = f"Write '</{match['name']}>' in the same paragraph, or put it in backticks."
        issues.error("quiz/raw-html", passage.at(match.start()), f"'{match[0]}' is never closed.", cure)
    opened.clear()


def _short(said: str) -> str:
    return said if len(said) <= 30 else f"{said[:29]}…"
