"""Nothing is lost on the way through Markdown: the words of a text's source are those of its tree, once each.

What Markdown rightly takes away is left out of the comparison: the targets of links, definitions, numbers of lists,
comments. Words count wherever they are in the tree, as text or in an attribute: a picture's description is one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element as XmlElement

from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, STX, HtmlStash

from coursewright.base.issues import IssueLog
from coursewright.prose.looks.look import LineAt
from coursewright.prose.spoken import WORD, flow_of, spelled, spoken_lines, words_of
from coursewright.prose.tree import parse_html

_MARKS = re.compile(
    r"^(?:!!!|\?\?\?\+?|:::|///|```|~~~)\s|\|\s*:?-{3,}:?\s*\||\]\(|\[\^[^\[\]\s]+\]|[\x00\x01\x04-\x08\x0e-\x1f]"
)
_LIST = re.compile(r"\{[:#.][^{}\n]*\}\s*$")
_MAYBE_MARKS = re.compile(r"!!!|\?\?\?|:::|///|```|~~~|---|\]\(|\[\^|[\x00\x01\x04-\x08\x0e-\x1f]")
"""Without one of these no text has such a mark."""

SENTENCE = 8
"""From so many words or hanzi on a line is long enough not to stand twice by chance."""


@dataclass(slots=True)
class _Seen:
    """The texts of a tree that readers see, and whether finished HTML stands in any of them by its number."""

    pieces: list[str] = field(default_factory=list)
    stashed: bool = False


@dataclass(slots=True)
class _Differences:
    """The first lost word of a line with the line's index and its column, the lines that stand twice, raw marks."""

    lost: Iterable[tuple[int, int, str]] = ()
    twice: Iterable[int] = ()
    marks: Iterable[str] = ()


def check_whole(
    lines: Sequence[str | None],
    root: XmlElement,
    stash: HtmlStash,
    skipped: Container[XmlElement],
    at: LineAt,
    issues: IssueLog,
    area: str = "lesson",
) -> None:
    """Report words of `lines` (None: not the author's words) that the tree lacks, and marks that it shows raw.

    Elements `skipped` hold what the lines do not say; `area` begins the names of the rules.
    """
    found = _differences(list(spoken_lines(lines)), root, stash, skipped)
    for index, column, word in found.lost:
        issues.error(
            f"{area}/lost-text",
            at(index, column),
            f"from '{word}' on, words of this line would be on no page.",
            "Look for a mark before it that Markdown reads otherwise: a table's cell too many, a '<', an open '{'.",
        )
    for index in found.twice:
        issues.error(
            f"{area}/repeated-text",
            at(index, 0),
            "the words of this line would be on the page twice.",
            "Write its block with an empty line above and below.",
        )
    for mark in dict.fromkeys(found.marks):
        spot = _where(mark, lines)
        if spot is None:
            continue
        issues.error(
            f"{area}/raw-marks",
            at(*spot),
            f"'{mark}' would be shown as it is written.",
            "Put it into code marks, or give what it begins the empty lines that Markdown wants.",
        )


def _differences(
    rows: Sequence[tuple[int, str]], root: XmlElement, stash: HtmlStash, skipped: Container[XmlElement]
) -> _Differences:
    """How a tree differs from lines; what cannot be there is not looked for."""
    seen = _Seen()
    _show(root, stash, skipped, seen)
    text, found = "\n".join(seen.pieces), _Differences()
    plain, lists = _without_lists(rows)
    sure = STX not in text and _stand_in_attributes(lists, root, skipped)
    # Most pages say the same, which is seen before their words are taken apart.
    if not sure or spelled(text) != spelled("\n".join(plain)):
        shown = flow_of(text)
        if not sure or not _stand_in_order(map(flow_of, plain), f" {shown} "):
            found.lost = _lost(rows, Counter(words_of("\n".join(_texts(root, stash, skipped)))))
        found.twice = _twice([(index, flow_of(line)) for index, line in rows], f" {shown} ")
    if seen.stashed or _MAYBE_MARKS.search(text):
        found.marks = _raw_marks(root, stash, skipped)
    return found


def _lost(rows: Sequence[tuple[int, str]], found: Counter[str]) -> Iterator[tuple[int, int, str]]:
    """The first word of each line that has words which are found less often than said."""
    short = Counter(words_of("\n".join(line for _, line in rows))) - found
    for index, line in rows if short else ():
        words = ((match.start(), match[0].lower()) for match in WORD.finditer(line))
        lost = next(((column, word) for column, word in words if word in short), None)
        if lost is not None:
            yield index, *lost


def _without_lists(rows: Sequence[tuple[int, str]]) -> tuple[list[str], list[str]]:
    """What lines say but for a list of attributes at their ends, as a heading has, and these lists."""
    plain, lists = [], []
    for _, line in rows:
        found = _LIST.search(line) if "{" in line else None
        plain.append(line[: found.start()] if found else line)
        lists += [found[0]] if found else []
    return plain, lists


def _stand_in_attributes(lists: Sequence[str], root: XmlElement, skipped: Container[XmlElement]) -> bool:
    """Whether the words of lists stand in attributes, each as often."""
    if not lists:
        return True
    found: list[str] = []
    _read_attributes(root, skipped, found)
    return not Counter(words_of("\n".join(lists))) - Counter(words_of("\n".join(found)))


def _read_attributes(element: XmlElement, skipped: Container[XmlElement], found: list[str]) -> None:
    if element not in skipped:
        found += [f"{name} {value}" for name, value in element.items()]
        for child in element:
            _read_attributes(child, skipped, found)


def _stand_in_order(said: Iterable[str], shown: str) -> bool:
    """Whether each line's words are found behind those of the line before: then none is lost, and none is counted."""
    begin = 0
    for words in said:
        if words:
            begin = shown.find(f" {words} ", begin)
            if begin < 0:
                return False
            begin += len(words) + 1
    return True


def _twice(said: Sequence[tuple[int, str]], shown: str) -> Iterator[int]:
    """Lines of some length whose words follow one another more often in the tree than in the source."""
    source = f" {' '.join(sentence for _, sentence in said if sentence)} "
    for index, words in said:
        sentence = f" {words} "
        long = words.count(" ") + 1 >= SENTENCE
        if long and shown.count(sentence) > source.count(sentence):
            yield index


def _show(element: XmlElement, stash: HtmlStash, skipped: Container[XmlElement], seen: _Seen) -> None:
    """Add what readers see of an element, in order; each page is walked, so a list is filled and nothing nested."""
    if element in skipped:
        return
    if element.text:
        _show_text(element.text, stash, seen)
    for child in element:
        _show(child, stash, skipped, seen)
        if child.tail:
            _show_text(child.tail, stash, seen)


def _show_text(text: str, stash: HtmlStash, seen: _Seen) -> None:
    """Add a text as readers see it, with that of the finished HTML that it names."""
    if STX not in text:
        seen.pieces.append(text)
        return
    seen.stashed = True
    seen.pieces.append(HTML_PLACEHOLDER_RE.sub(" ", text))
    for match in HTML_PLACEHOLDER_RE.finditer(text):
        html = stash.rawHtmlBlocks[int(match[1])]
        seen.pieces.append(" ".join(_finished_tree(html if isinstance(html, str) else "").itertext()))


def _texts(element: XmlElement, stash: HtmlStash, skipped: Container[XmlElement]) -> Iterator[str]:
    """All that an element says, in text and attributes, with finished HTML that stands for itself."""
    if element not in skipped:
        yield _finished(f"{element.tag} {' '.join(f'{key} {value}' for key, value in element.items())}")
        yield from _open(element.text, stash)
        for child in element:
            yield from _texts(child, stash, skipped)
            yield from _open(child.tail, stash)


def _open(text: str | None, stash: HtmlStash) -> Iterator[str]:
    """A text, with the finished HTML that it names read as text and attributes."""
    if not text:
        return
    yield _finished(HTML_PLACEHOLDER_RE.sub(" ", text))
    for match in HTML_PLACEHOLDER_RE.finditer(text):
        html = stash.rawHtmlBlocks[int(match[1])]
        yield from _texts(_finished_tree(html if isinstance(html, str) else ""), stash, ())


@lru_cache(maxsize=64)
def _finished_tree(html: str) -> XmlElement:
    """Finished HTML as a tree, which is looked at more than once."""
    return parse_html(html)


def _finished(text: str) -> str:
    """A text with its entities read; Markdown writes each letter of a mail address as one."""
    return unescape(text.replace(AMP_SUBSTITUTE, "&")) if AMP_SUBSTITUTE in text else text


def _raw_marks(element: XmlElement, stash: HtmlStash, skipped: Container[XmlElement]) -> Iterator[str]:
    """Marks of Markdown in text that is no code."""
    if element in skipped or element.tag in ("code", "pre", "kbd", "script", "style"):
        return
    texts = [element.text, *(child.tail for child in element)]
    for text in texts:
        if text and (match := _MARKS.search(HTML_PLACEHOLDER_RE.sub("", text).replace(AMP_SUBSTITUTE, "&"))):
            yield match[0].strip() or repr(match[0])
    for child in element:
        yield from _raw_marks(child, stash, skipped)


def _where(mark: str, lines: Sequence[str | None]) -> tuple[int, int] | None:
    """The first place of a mark that is not escaped: what an author escapes is wanted."""
    wanted = re.compile(rf"(?<!\\){re.escape(mark)}")
    rows = ((index, wanted.search(line)) for index, line in enumerate(lines) if line is not None)
    return next(((index, match.start()) for index, match in rows if match), None)
