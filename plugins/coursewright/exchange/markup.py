"""HTML of others' texts as our Markdown, and our rendered texts as HTML that any tool shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape, unescape
from html.parser import HTMLParser

from coursewright.base.markup import Element, Node, el, to_html
from coursewright.exchange.drafts import PART
from coursewright.exchange.table_text import TableText

GAP = "cw-gap"
"""The element that stands for a gap of a text; `name` is its blank's id."""
GAPS = "gaps"
"""The class of what holds a text with gaps."""
_KEPT = frozenset(
    "p br b i em strong sub sup kbd mark u small code pre ul ol li table thead tbody tr th td blockquote hr".split()
)
ADDRESSES = ("https:", "http:", "mailto:")
"""How links begin that lead out of the course."""
_INLINE = {"em": "*", "i": "*", "strong": "**", "b": "**", "code": "`"}
_AS_THEY_ARE = frozenset("sub sup kbd mark u small".split())
_SPECIAL = re.compile(r"([\\`*_\[\]<]|&(?=#?\w+;))")
_AT_START = re.compile(
    r"^(\s*)([#>]|(?:[-+*]|\d+[.)])(?=\s)|-{3,}(?=\s*$)|!!!|\*\[|\[[^\]]*\]:)", re.MULTILINE
)
"""What begins something else than a paragraph: a heading, a list, a rule, a box, an abbreviation, an address."""
_BLOCKS = frozenset(
    "p div ul ol li pre blockquote table tr td th h1 h2 h3 h4 h5 h6 hr section article".split()
)
_SPACE = re.compile(r"[ \t\n\r\f]+")


def plain_html(nodes: Sequence[Node]) -> str:
    """A rendered text without classes, ids and addresses within the course: what any tool shows."""
    return "".join(to_html(node) for one in nodes for node in _plain(one))


def _plain(node: Node) -> list[Node]:
    if not isinstance(node, Element):
        return [node] if isinstance(node, str) else []
    inner = [part for child in node.children for part in _plain(child)]
    attrs = dict(node.attrs)
    if node.tag == GAP:
        return [el(GAP, {"name": attrs["name"]})]
    if node.tag == "a" and attrs.get("href", "").startswith(ADDRESSES):
        return [el("a", {"href": attrs["href"]}, inner)]
    return [el(node.tag, None, inner)] if node.tag in _KEPT else inner


def gapped(prompt: str, text: str) -> str:
    """The HTML of a prompt and of its text with gaps as one, so that they can be told apart again."""
    return f'{as_blocks(prompt)}<div class="{GAPS}">{as_blocks(text)}</div>'


def as_blocks(html: str) -> str:
    """HTML with a paragraph around it, unless it has blocks of its own."""
    return html if re.match(r"<(?:p|ul|ol|pre|table|blockquote)[ >]", html) else f"<p>{html}</p>"


def as_html(text: str) -> str:
    """Plain words as HTML."""
    return escape(text, quote=False)


def markdown_of(html: str) -> str:
    """HTML as Markdown of our texts: paragraphs, lists, emphasis, code, links with an address; else the words alone."""
    marked = re.search(r"<(?:em|i|strong|b|code)\b", html, re.IGNORECASE)
    reader = _Reader("" if marked else html)
    reader.feed(html)
    reader.close()
    return reader.result()


def escaped(text: str, whole: str | None = None) -> str:
    """A plain text as Markdown that says the same; it is a part of the `whole`, where signs may have their fellows."""
    around = text if whole is None else whole
    lone = {sign for sign in "*_`" if around.count(sign) == 1}
    shown = _SPECIAL.sub(_backslashed(text, lone), text)
    return _AT_START.sub(_list_sign, shown)


def _backslashed(text: str, lone: set[str]) -> Callable[[re.Match[str]], str]:
    """A backslash before a sign that Markdown reads; a `_` within a word, a `*` or `<` between blanks is none."""
    linked = any(signs in text for signs in ("](", "][", "[["))

    def put(match: re.Match[str]) -> str:
        sign, at = match[1], match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        alone = sign in lone or (not before.strip() and not after.strip()) if sign in "*_" else False
        word = sign == "_" and before.isalnum() and after.isalnum()
        tag = sign == "<" and not re.match(r"[A-Za-z/!?]", after)
        bracket = sign in "[]" and not linked
        slash = sign == "\\" and not re.match(r"[!-/:-@\[-`{-~]", after)
        if alone or word or tag or bracket or slash:
            return sign
        # Markdown has no backslash before these: it would stand in the text.
        return {"<": "&lt;", "&": "&amp;"}.get(sign, f"\\{sign}")

    return put


def _list_sign(match: re.Match[str]) -> str:
    sign = match[2]
    return f"{match[1]}{sign[:-1]}\\{sign[-1]}" if sign[0].isdigit() else f"{match[1]}\\{sign}"


class _Reader(HTMLParser):
    """Collects blocks of Markdown; never fails, whatever it is given."""

    def __init__(self, whole: str) -> None:
        super().__init__(convert_charrefs=True)
        self.whole = whole
        self.blocks: list[str] = []
        self.line = ""
        self.lists: list[tuple[str, int]] = []
        self.links: list[str] = []
        self.table: TableText | None = None
        self.code = self.pre = False
        self.skipped = 0
        self.mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("script", "style"):
            self.skipped += 1
        elif tag == "div" and given.get("class") == GAPS:
            self._finish()
            self.blocks.append(PART)
        elif tag in _BLOCKS:
            self._begin(tag)
        elif tag in _INLINE and not self.pre:
            self.line += _INLINE[tag]
            self.code = self.code or tag == "code"
        else:
            self.line += self._inline(tag, given)

    def _inline(self, tag: str, given: Mapping[str, str]) -> str:
        """What an element within a line begins with."""
        if tag == "br":
            return "\n" if self.pre else "  \n"
        if tag == "a":
            self.links.append(given.get("href", ""))
            return "[" if self.links[-1].startswith(ADDRESSES) else ""
        if tag == GAP:
            return f"[[{given.get('name', '')}]]"
        if tag == "img":
            return escaped(given.get("alt", ""))
        return f"<{tag}>" if tag in _AS_THEY_ARE else ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self.skipped = max(self.skipped - 1, 0)
        elif tag in _BLOCKS:
            self._finish()
            self._leave(tag)
        elif tag in _INLINE and not self.pre:
            self.line += _INLINE[tag]
            self.code = self.code and tag != "code"
        elif tag in _AS_THEY_ARE:
            self.line += f"</{tag}>"
        elif tag == "a" and self.links:
            address = self.links.pop()
            self.line += f"]({address})" if address.startswith(ADDRESSES) else ""

    def handle_data(self, data: str) -> None:
        if self.skipped:
            return
        if self.pre:
            self.line += data
            return
        words = _SPACE.sub(" ", data.replace("\u00a0", " "))
        words = words.lstrip() if not self.line or self.line.endswith("\n") else words
        self.line += words if self.code else escaped(words, self.whole)

    def _begin(self, tag: str) -> None:
        self._finish()
        if tag in ("ul", "ol"):
            self.lists.append((tag, 0))
        elif tag == "li" and self.lists:
            kind, count = self.lists.pop()
            self.lists.append((kind, count + 1))
            self.mark = f"{count + 1}. " if kind == "ol" else "- "
        elif tag == "pre":
            self.pre = True
        elif tag == "blockquote":
            self.mark = "> "
        elif self.table is not None:
            self.table.depth += tag == "table"
            if tag in ("tr", "td", "th"):
                self.table.begin(tag)
        elif tag == "table":
            self.table = TableText()

    def _leave(self, tag: str) -> None:
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "pre":
            self.pre = False
        elif self.table is not None:
            self.table.end(tag)
            self.table.depth -= tag == "table"
            if not self.table.depth:
                self._end_table()

    def _end_table(self) -> None:
        if self.table is not None:
            self.blocks += self.table.blocks()
            self.table = None

    def _finish(self) -> None:
        text, mark = self.line, self.mark
        self.line = ""
        if self.table is not None:
            self.mark = ""
            if text.strip():
                self.table.add(text)
            return
        if self.pre:
            text = "\n".join(f"    {line}" if line else "" for line in text.strip("\n").split("\n"))
            self.blocks += [text] if text.strip() else []
            return
        text = text.strip()
        if not text:
            return
        self.mark = ""
        depth = max(len(self.lists) - 1, 0)
        indent = "    " * depth
        block = f"{indent}{mark}{text}"
        if self.lists and self.blocks and mark and _is_item(self.blocks[-1]):
            self.blocks[-1] += f"\n{block}"
        else:
            self.blocks.append(block)

    def result(self) -> str:
        """The blocks with an empty line between them."""
        self.pre = False
        self._finish()
        self._end_table()
        return "\n\n".join(self.blocks)


def _is_item(block: str) -> bool:
    return re.match(r"\s*(?:-|\d+\.) ", block.rsplit("\n", 1)[-1]) is not None


_BETWEEN_ROWS = re.compile(r"</t[hd]>\s*</tr>(?:\s|</?t(?:head|body)>)*<tr\b[^>]*>\s*<t[hd]\b[^>]*>")
_ROW, _CELL = "\ufdd0", "\ufdd1"
"""Signs that no text has (Unicode, 23.7)."""
_BETWEEN_CELLS = re.compile(r"</t[hd]>\s*<t[hd]\b[^>]*>")


def words_of(html: str) -> str:
    """The words of HTML in one line; a table's cells are parted by a stroke, its rows by a semicolon."""
    parted = _BETWEEN_CELLS.sub(_CELL, _BETWEEN_ROWS.sub(_ROW, html))
    line = " ".join(unescape(re.sub(r"<[^>]*>", " ", parted)).split())
    return re.sub(f" ?{_CELL} ?", " | ", re.sub(f" ?{_ROW} ?", "; ", line)).strip()
