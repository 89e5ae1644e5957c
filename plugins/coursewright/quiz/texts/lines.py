"""Lines of a text that become something else: a year a list, a listing one line, a sign the mark of an item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright.base.issues import IssueLog
from coursewright.base.passages import Passage
from coursewright.quiz.texts.code import without_code

_ITEM = re.compile(r"[ ]{0,3}(?P<number>\d+)\.(?=[ \t])")
_SIGN = re.compile(r"[ ]{0,3}(?P<sign>[-+*])[ \t]+\S|[ ]{0,3}(?P<quote>>)[ ]?[=\d]")
_LOST = re.compile(r"`{3}|~{3}|\|")
_WORDLESS = re.compile(
    r"(?:[\s>\u00ad\u200b-\u200f\u2060\ufeff\u2800\u3164]"
    r"|<!--(?:(?!-->).)*-->"
    r"|&(?:nbsp|[a-z]*sp|[a-z]*space|shy|zwn?j|lrm|rlm|#0*(?:32|160|173|820[3-7]|12288)"
    r"|#x0*(?:20|a0|ad|200[b-f]|3000));"
    r"|^ {0,3}(?:-(?: *-){2,}|\*(?: *\*){2,}|_(?: *_){2,}) *$"
    r"|</?[a-z]+(?:\s[^<>]*)?/?>)*",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
"""What has no words; `>` begins a quotation."""
_LISTED = re.compile(r"[-*+][ \t]|\d+\.[ \t]|>")


def check_words(passage: Passage, issues: IssueLog) -> None:
    """Report a text that shows nothing to read: a comment alone, a blank by its name, a line across."""
    if _WORDLESS.fullmatch(passage.text):
        message = f"'{_key_of(passage)}': the text is empty."
        cure = "Write words; put what is meant as it stands in backticks."
        issues.error("quiz/wrong-value", passage.at(0), message, cure)


def _key_of(passage: Passage) -> str:
    return next((step for step in reversed(passage.path) if isinstance(step, str)), "")


def check_lists(passage: Passage, plain: str, issues: IssueLog) -> None:
    """Warn of a number or a sign that Markdown takes for the mark of a list or a quotation."""
    for number, offset in _lone_numbers(plain):
        issues.warning(
            "quiz/list-start",
            passage.at(offset),
            f"'{number}.' at the beginning of a line makes a list of one item.",
            f"Write '{number}{passage.backslash}.' if it is no list.",
        )
    match = _SIGN.match(plain)
    if match and "\n" not in plain.strip("\n"):
        sign = match["sign"] or match["quote"]
        what = "a list of one item" if match["sign"] else "a quotation"
        issues.warning(
            "quiz/list-start",
            passage.at(match.start("sign") if match["sign"] else match.start("quote")),
            f"'{sign}' at the beginning of a text makes {what} of it.",
            f"Write '{passage.backslash}{sign}' if the sign is to be read.",
        )


def list_starts(text: str) -> frozenset[int]:
    """The lines, from 0, whose number is told as the beginning of a list."""
    return frozenset(text.count("\n", 0, offset) for _, offset in _lone_numbers(without_code(text)))


def _lone_numbers(plain: str) -> Iterator[tuple[str, int]]:
    """Numbers of items that no other item stands beside and that go on with no list above, with their offsets."""
    at, last = 0, 0
    for block in re.split(r"(\n[ \t]*\n)", plain):
        numbers = [(match, at + begin) for begin, match in _items(block)] if _ITEM.match(block) else []
        if numbers:
            first = int(numbers[0][0]["number"])
            if len(numbers) == 1 and first > 1 and first != last + 1:
                yield numbers[0][0]["number"], numbers[0][1] + numbers[0][0].start("number")
            last = first + len(numbers) - 1
        at += len(block)


def _items(block: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Where each line begins that is an item of a list, with its match."""
    begin = 0
    for line in block.split("\n"):
        if match := _ITEM.match(line):
            yield begin, match
        begin += len(line) + 1


def check_joined(passage: Passage, issues: IssueLog) -> None:
    """Report listings, tables and lists whose lines YAML has joined to one."""
    scalar = passage.places.scalars.get(passage.steps)
    if scalar is None or scalar.style == "|":
        return
    source = passage.places.source.text[scalar.begin : scalar.end]
    if "\n" not in source:
        return
    cure = (
        "Write | in place of >."
        if scalar.style == ">"
        else "Write | behind the key, and begin in the next line."
    )
    for pattern, what in ((_LOST, "a listing or a table"), (_LISTED, "a list or a quotation")):
        there, here = _begun(pattern, source), _begun(pattern, scalar.value)
        if len(there) > len(here):
            place = passage.places.at(scalar.begin + there[0])
            report = issues.error if pattern is _LOST else issues.warning
            report(
                "quiz/joined-lines", place, f"{what} begins here, but YAML joins these lines to one.", cure
            )
            return


def _begun(pattern: re.Pattern[str], text: str) -> list[int]:
    """Where the lines, but for the first, begin that begin with a mark."""
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        indent = len(line) - len(line.lstrip(" \t"))
        if number and pattern.match(line, indent):
            found.append(at + indent)
        at += len(line) + 1
    return found


def check_one_line(passage: Passage, issues: IssueLog) -> None:
    """Report more than a line, or a picture, where a text stands in a list to choose from or names somebody."""
    picture = re.search(r"!\[[^\]]*\]\(", passage.text)
    second = re.search(r"\n\s*(?=\S)", passage.text)
    if passage.line and (second or picture):
        issues.error(
            "quiz/one-line",
            passage.at(picture.start() if picture else second.end() if second else 0),
            "this text stands in a list to choose from or before a line: it has to be words in one line.",
            "Shorten it, and write the rest into the prompt.",
        )
