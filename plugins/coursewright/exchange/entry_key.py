"""Which options are right: what a key says by letters, numbers or words."""

from __future__ import annotations

import re
from unicodedata import normalize

from coursewright.base.issues import IssueLog
from coursewright.exchange.drafts import in_line
from coursewright.exchange.entry import Entry, Line
from coursewright.exchange.heads import even

_BETWEEN = r"[\s,，、;；/|｜&+和与()（）]"
_LETTERS = re.compile(rf"[a-l](?:{_BETWEEN}*(?:and\s+)?[a-l])*", re.IGNORECASE)
_NUMBERS = re.compile(rf"\d{{1,2}}(?:{_BETWEEN}+\d{{1,2}})*")
_CIRCLED = {ord("①") + turn: f" {turn + 1} " for turn in range(12)}
_ALL = frozenset("全选 全对 全部 全部正确 以上全部 以上都是 以上都对 以上全对 都对 all".split())


def filled(entry: Entry) -> list[Line]:
    """The options that say anything."""
    return [row for row in entry.options if row.text.strip()]


def right_options(entry: Entry, issues: IssueLog) -> frozenset[int]:
    """Which of the options that say anything are right: those ticked, or those that the answer names.

    It names them by letters, numbers or words.
    """
    rows = filled(entry)
    ticked = frozenset(turn for turn, row in enumerate(rows) if row.ticked)
    if ticked or not even(entry.answer):
        return ticked
    by_words, by_places = _named(entry.answer, rows), _placed(entry)
    if by_words and by_places and by_words != by_places:
        issues.warning(
            "import/two-readings", entry.place,
            f"its answer '{in_line(entry.answer)[:40]}' is the words of one option and the place of another: "
            "it is taken as words.",
            "Look whether its key is right.",
        )  # fmt: skip
    return by_words or by_places


def _placed(entry: Entry) -> frozenset[int]:
    """The options whose letters or numbers the answer says; options that are empty keep theirs, so that C is C."""
    held = [turn for turn, row in enumerate(entry.options) if row.text.strip()]
    places = {at: turn for turn, at in enumerate(held)}
    said = even(entry.answer.translate(_CIRCLED))
    bare = re.sub(r"^(?:正确)?(?:选项|选|options?|答案)\s*(?:是|为|选)?\s*:?\s*", "", said).strip("()[]. ")
    if bare in _ALL:
        return frozenset(places.values())
    if _LETTERS.fullmatch(bare):
        wanted = [ord(name) - ord("a") for name in re.findall(r"[a-l]", bare.replace("and", ""))]
    elif _NUMBERS.fullmatch(bare):
        wanted = [int(name) - 1 for name in re.findall(r"\d+", bare)]
    else:
        return frozenset()
    return frozenset(places[at] for at in wanted) if all(at in places for at in wanted) else frozenset()


def _named(answer: str, rows: list[Line]) -> frozenset[int]:
    """The options whose words the answer says: all of it, or each of its parts."""
    by_words = {even(row.text): turn for turn, row in enumerate(rows)}
    if even(answer) in by_words:
        return frozenset((by_words[even(answer)],))
    for signs in (r"[;；|\n、]", r"[;；|\n、,，]"):
        parts = [even(part) for part in re.split(signs, answer) if part.strip()]
        parts = [part if part in by_words else re.sub(r"^[a-l][.、．:：)\s]+", "", part) for part in parts]
        if parts and all(part in by_words for part in parts):
            return frozenset(by_words[part] for part in parts)
    return frozenset()


def is_letters(answer: str) -> bool:
    """Whether an answer is letters of options alone, as B and A, C are."""
    said = normalize("NFKC", answer).strip()
    return len(said) < 24 and said == said.upper() and _LETTERS.fullmatch(said.strip("()[]. ")) is not None
