"""Nothing is lost on the way through Markdown: the words of a text's source are those of its tree, once each.

What Markdown rightly takes away is left out of the comparison: the targets of links, definitions, numbers of lists,
comments. Words count wherever they are in the tree, as text or in an attribute: a picture's description is one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element as XmlElement

from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, HtmlStash

from coursewright.base.issues import IssueLog
from coursewright.prose.looks.look import LineAt
from coursewright.prose.tree import parse_html

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+|\d+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"[\s>]*(`{3,}|~{3,})")
_SILENT = (
    re.compile(r"^ {0,3}\[[^\[\]^][^\[\]]*\]:.*$"),  # the definition of a link
    re.compile(r"^ {0,3}\*\[[^\[\]]+\]:.*$"),  # of an abbreviation
    re.compile(r"\[\^[^\[\]]+\]:?"),  # a footnote's mark
    re.compile(r"^\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+\[[ xX]\](?=\s)"),  # a task's box
    re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+)*\d+[.)](?=\s)"),  # a number of a list
    re.compile(r"(?<=\])\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"),  # a link's target
    re.compile(r"(?<=\]) ?\[[^\[\]]*\]"),  # the name of a definition
    re.compile(r"</[a-zA-Z][\w-]*\s*>"),
    re.compile(r"<(?:https?|mailto|tel):[^<>\s]*>"),
    re.compile(r"\s(?:markdown|md)(?:=(?:\"[^\"]*\"|'[^']*'|\w+))?(?=[\s>])"),
)
_SIGNS = re.compile(r"[\[\]<&]|\s(?:markdown|md)|^[\s>]*(?:[-*+]\s|\d+[.)])")
"""Without one of these a line has nothing of the kind."""
_MARKS = re.compile(
    r"^(?:!!!|\?\?\?\+?|:::|///|```|~~~)\s|\|\s*:?-{3,}:?\s*\||\]\(|\[\^[^\[\]\s]+\]|[\x00\x01\x04-\x08\x0e-\x1f]"
)

SENTENCE = 8
"""From so many words or hanzi on a line is long enough not to stand twice by chance."""


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
    rows = list(_spoken_lines(lines))
    found = Counter(words_of("\n".join(_texts(root, stash, skipped))))
    for index, column, word in _lost(rows, found):
        issues.error(
            f"{area}/lost-text",
            at(index, column),
            f"from '{word}' on, words of this line would be on no page.",
            "Look for a mark before it that Markdown reads otherwise: a table's cell too many, a '<', an open '{'.",
        )
    for index in _twice(rows, root, stash, skipped):
        issues.error(
            f"{area}/repeated-text",
            at(index, 0),
            "the words of this line would be on the page twice.",
            "Write its block with an empty line above and below.",
        )
    for mark in dict.fromkeys(_raw_marks(root, stash, skipped)):
        spot = _where(mark, lines)
        if spot is None:
            continue
        issues.error(
            f"{area}/raw-marks",
            at(*spot),
            f"'{mark}' would be shown as it is written.",
            "Put it into code marks, or give what it begins the empty lines that Markdown wants.",
        )


def words_of(text: str) -> list[str]:
    """Words, numbers and single hanzi, in small letters."""
    return " ".join(_WORD.findall(text)).lower().split()


def spoken(lines: Sequence[str | None]) -> Iterator[tuple[int, int, str]]:
    """Each word that lines say to readers, with its line's index and its column."""
    for index, line in _spoken_lines(lines):
        for match in _WORD.finditer(line):
            yield index, match.start(), match[0].lower()


def _spoken_lines(lines: Sequence[str | None]) -> Iterator[tuple[int, str]]:
    """What each line says to readers, with its index; what they do not hear is blank."""
    text = _COMMENT.sub(_blank, "\n".join("" if line is None else line for line in lines))
    fenced = ""
    for index, line in enumerate(text.split("\n")):
        if mark := _FENCE.match(line):
            fenced = "" if fenced and mark[1].startswith(fenced) else fenced or mark[1]
            continue
        yield index, line if fenced else _without_silent(line)


def _without_silent(line: str) -> str:
    if not _SIGNS.search(line):
        return line
    for pattern in _SILENT:
        line = pattern.sub(_blank, line)
    # An entity is its sign; the columns behind it on the line are off by its length.
    return unescape(line) if "&" in line else line


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _lost(rows: Sequence[tuple[int, str]], found: Counter[str]) -> Iterator[tuple[int, int, str]]:
    """The first word of each line that has words which are found less often than said."""
    short = Counter(words_of("\n".join(line for _, line in rows))) - found
    for index, line in rows if short else ():
        words = ((match.start(), match[0].lower()) for match in _WORD.finditer(line))
        lost = next(((column, word) for column, word in words if word in short), None)
        if lost is not None:
            yield index, *lost


def _twice(
    rows: Sequence[tuple[int, str]], root: XmlElement, stash: HtmlStash, skipped: Container[XmlElement]
) -> Iterator[int]:
    """Lines of some length whose words follow one another more often in the tree than in the source."""
    said = [(index, " ".join(words_of(line))) for index, line in rows]
    source = f" {' '.join(sentence for _, sentence in said if sentence)} "
    shown = f" {' '.join(words_of(' '.join(_shown(root, stash, skipped))))} "
    for index, words in said:
        sentence = f" {words} "
        long = words.count(" ") + 1 >= SENTENCE
        if long and shown.count(sentence) > source.count(sentence):
            yield index


def _shown(element: XmlElement, stash: HtmlStash, skipped: Container[XmlElement]) -> Iterator[str]:
    """What readers see of an element, in order."""
    if element in skipped:
        return
    yield from _opened_text(element.text, stash)
    for child in element:
        yield from _shown(child, stash, skipped)
        yield from _opened_text(child.tail, stash)


def _opened_text(text: str | None, stash: HtmlStash) -> Iterator[str]:
    """A text as readers see it, with that of the finished HTML that it names."""
    yield HTML_PLACEHOLDER_RE.sub(" ", text or "")
    for match in HTML_PLACEHOLDER_RE.finditer(text or ""):
        html = stash.rawHtmlBlocks[int(match[1])]
        yield " ".join(_finished_tree(html if isinstance(html, str) else "").itertext())


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
