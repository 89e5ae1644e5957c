"""What is wrong with a book for those who listen, read from its file by the rules that PDF/UA checkers have.

The rules are those of outloud 0.2 and veraPDF that a book of ours can break, read here with pikepdf: outloud itself
needs PyMuPDF, forty times as large, and a minute for a book of six hundred pages. By hand:
`pip install outloud==0.2.1` and `outloud handbooks/*/*.pdf site/handbooks/*/*.pdf`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
KINDS = frozenset({
    *GROUPS, *HEADINGS, "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD",
    "Caption", "Figure", "Link", "Span", "Code",
})  # fmt: skip
WITHIN = {
    "LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
}  # fmt: skip
HOLDS = {
    "L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
}  # fmt: skip
DRAWS = frozenset({"Tj", "TJ", "'", '"', "Do", "sh", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s"})


class Heard:
    """A book's tags, and what is wrong with them."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.faults: list[str] = []
        self._pdf = pdf
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self._owners: dict[tuple[int, int], Any] = {}
        self._links: dict[tuple[int, int], Any] = {}
        self._level = 0
        self._hear_document()
        root = pdf.Root.StructTreeRoot
        self._walk(root.K[0], root, "StructTreeRoot")
        self._hear_way_back(root.ParentTree.Nums)
        self._hear_links()

    def _say(self, fault: str, tag: Any = None) -> None:
        at = f"page {self._pages.get(tag.Pg.objgen)}: " if tag is not None and "/Pg" in tag else ""
        self.faults.append(f"{at}{fault}")

    def _hear_document(self) -> None:
        root = self._pdf.Root
        if not (root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle and str(root.Lang)):
            self._say("the book does not say that it has tags, a title and a language")
        with self._pdf.open_metadata() as said:
            if said.get("pdfuaid:part") != "1" or not said.get("dc:title"):
                self._say("the book does not say what it is")

    def _walk(self, tag: Any, parent: Any, above: str) -> bool:
        """Hear a tag and those below it; whether anything is said."""
        kind = str(tag.S)[1:]
        if kind not in KINDS:
            self._say(f"there is no kind {kind}", tag)
        if tag.P.objgen != parent.objgen:
            self._say(f"{kind} does not know what it stands in", tag)
        if above not in WITHIN.get(kind, {above}) or kind not in HOLDS.get(above, {kind}):
            self._say(f"{kind} in {above}", tag)
        if kind in HEADINGS:
            self._hear_heading(int(kind[1]), tag)
        says = [self._hear_kid(kid, tag, kind) for kid in tag.K]
        if not any(says) and kind not in ("TD", "TR"):
            self._say(f"{kind} says nothing", tag)
        self._hear_whole(tag, kind)
        return any(says)

    def _hear_whole(self, tag: Any, kind: str) -> None:
        if kind == "Table":
            self._hear_table(tag)
        elif kind == "Figure" and not str(tag.get("/Alt", "")).strip():
            self._say("a picture without words", tag)
        elif kind == "LI" and [str(one.S) for one in tag.K] not in (["/LBody"], ["/Lbl", "/LBody"]):
            self._say("an item without a body", tag)

    def _hear_kid(self, kid: Any, tag: Any, kind: str) -> bool:
        if isinstance(kid, int):
            self._hear_content((self._pages[tag.Pg.objgen], kid), tag, kind)
        elif kid.get("/Type") == "/MCR":
            self._hear_content((self._pages[kid.Pg.objgen], int(kid.MCID)), tag, kind)
        elif kid.get("/Type") == "/OBJR":
            self._links[kid.Obj.objgen] = tag
            if kind != "Link":
                self._say(f"a link in {kind}", tag)
            return False
        else:
            return self._walk(kid, tag, kind)
        return True

    def _hear_content(self, spot: tuple[int, int], tag: Any, kind: str) -> None:
        if spot in self._owners:
            self._say("one content in two tags", tag)
        if kind in GROUPS or kind in HOLDS:
            self._say(f"text right in {kind}", tag)
        self._owners[spot] = tag

    def _hear_heading(self, level: int, tag: Any) -> None:
        if level > self._level + 1:
            self._say(f"H{level} after H{self._level}", tag)
        self._level = level

    def _hear_table(self, table: Any) -> None:
        rows = list(_rows(table))
        heads = [cell for row in rows for cell in row.K if cell.S == "/TH"]
        count = sum(len(row.K) for row in rows)
        if count > 1 and not heads:
            self._say("a table without heads", table)
        if any(str(_attribute(head, "/Scope", "")) not in ("/Row", "/Column") for head in heads):
            self._say("a head that does not say what it is the head of", table)
        if count > 5 and count - len(heads) and 2 * len(heads) > count:
            self._say(f"{len(heads)} heads in {count} cells", table)
        if len(set(_lengths(rows))) > 1:
            self._say("rows of unlike length", table)
        kinds = Counter(str(one.S) for one in table.K)
        if max(kinds["/THead"], kinds["/TFoot"], kinds["/Caption"]) > 1:
            self._say("two heads, feet or captions", table)

    def _hear_way_back(self, rows: Any) -> None:
        """From each page's content, and from each link, the tree leads back to the tag that has it."""
        back = {int(rows[at]): rows[at + 1] for at in range(0, len(rows), 2)}
        for number, page in enumerate(self._pdf.pages, 1):
            row = back[int(page.StructParents)]
            found = {(number, mark): tag for mark, tag in enumerate(row) if tag is not None}
            known = {spot: tag for spot, tag in self._owners.items() if spot[0] == number}
            if {at: tag.objgen for at, tag in found.items()} != {at: tag.objgen for at, tag in known.items()}:
                self._say(f"page {number}: content does not lead back to its tags")
        for objgen, tag in self._links.items():
            link = self._pdf.get_object(objgen)
            if back[int(link.StructParent)].objgen != tag.objgen:
                self._say("a link does not lead back to its tag", tag)

    def _hear_links(self) -> None:
        for number, page in enumerate(self._pdf.pages, 1):
            for link in page.get("/Annots", ()):
                if link.objgen not in self._links:
                    self._say(f"page {number}: a link outside of the tags")
                if not str(link.get("/Contents", "")).strip() or not int(link.get("/F", 0)) & 4:
                    self._say(f"page {number}: a link that says nothing, or not on paper")
            if page.get("/Tabs") != "/S":
                self._say(f"page {number}: links are not visited in the order of the tags")

    def hear_pages(self) -> None:
        """Whatever is drawn belongs to a tag or is an artifact, and never to both."""
        for number, page in enumerate(self._pdf.pages, 1):
            marks: list[int | None] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in ("BDC", "BMC"):
                    if marks:
                        self._say(f"page {number}: content marked twice")
                    said = operands[1].get("/MCID") if name == "BDC" else None
                    marks.append(None if said is None else int(said))
                    if said is not None and (number, int(said)) not in self._owners:
                        self._say(f"page {number}: content that no tag has")
                elif name == "EMC":
                    marks.pop()
                elif name in DRAWS and not marks:
                    self._say(f"page {number}: {name} outside of the tags")


def _rows(tag: Any) -> Iterator[Any]:
    for kid in tag.K:
        if kid.S == "/TR":
            yield kid
        elif kid.S in ("/THead", "/TBody", "/TFoot"):
            yield from _rows(kid)


def _lengths(rows: list[Any]) -> Iterator[int]:
    hanging: list[tuple[int, int]] = []
    for row in rows:
        spans = [
            (int(_attribute(cell, "/ColSpan", 1)), int(_attribute(cell, "/RowSpan", 1))) for cell in row.K
        ]
        yield sum(columns for columns, _ in (*spans, *hanging))
        hanging = [(columns, left - 1) for columns, left in (*spans, *hanging) if left > 1]


def _attribute(tag: Any, name: str, otherwise: object) -> Any:
    return tag.A.get(name, otherwise) if "/A" in tag else otherwise


def faults_by_ear(book: Path, *, pages: bool = True) -> list[str]:
    """What is wrong with a book for those who listen; without `pages` what is drawn is not looked at."""
    with pikepdf.open(book) as pdf:
        heard = Heard(pdf)
        if pages:
            heard.hear_pages()
        return heard.faults
