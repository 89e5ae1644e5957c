"""A tree of tags as it is read out: nothing empty, headings and heads that hold; and what only an author can mend."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.base.issues import IssueLog
from coursewright.handbook.origins import Origins
from coursewright.handbook.tags import Content, Tag

CELLS = frozenset({"TH", "TD"})
"""Kinds that are kept even where nothing stands in them: a table has all of its cells."""
_HEADINGS = frozenset(f"H{level}" for level in range(1, 7))


def settle_tags(top: Tag) -> None:
    """Leave out what is empty, number headings without gaps from 1, say what each head of a table is the head of."""
    _leave_out(top)
    _number_headings(top)
    for table in _all(top, "Table"):
        _name_heads(table)


def _leave_out(tag: Tag) -> None:
    kids = []
    for kid in tag.kids:
        if isinstance(kid, Tag):
            _leave_out(kid)
            if not kid.kids and kid.kind not in CELLS:
                continue
            if kid.kind == "LI" and not any(one.kind == "LBody" for one in kid.tags):
                kid.tags[0].kind = "LBody"
            kid = _simpler(kid)
            kid.parent = tag
        kids.append(kid)
    tag.kids = kids


def _simpler(tag: Tag) -> Tag:
    """A tag that groups, or the one that it has."""
    only = tag.kids[0] if tag.kind == "Div" and len(tag.kids) == 1 else None
    return only if isinstance(only, Tag) else tag


def _number_headings(top: Tag) -> None:
    """A section begins with a heading of level 1; the others are below it as far as they are by their own levels."""
    above: list[str] = []
    for tag in top.below():
        if tag.kind in _HEADINGS:
            while above and above[-1] >= tag.kind:
                above.pop()
            above.append(tag.kind)
            tag.kind = f"H{len(above)}"


def _name_heads(table: Tag) -> None:
    for cell in cells_of(table):
        if not _says(cell):
            cell.kind = "TD"
    for head in [tag for tag in table.tags if tag.kind == "THead"]:
        head.kids = [row for row in head.tags if any(map(_says, row.tags))]
        if not head.kids:
            table.kids.remove(head)
    cells = list(cells_of(table))
    heads = [cell for cell in cells if cell.kind == "TH"]
    for head in heads:
        head.scope = "Row" if _heads_row(head) else "Column"
    if 2 * len(heads) > len(cells):
        # More heads than cells are noise: one hears the column's alone.
        for head in heads:
            if head.scope == "Row" and any(one.scope == "Column" for one in heads):
                head.kind, head.scope = "TD", ""


def _says(tag: Tag) -> bool:
    """Whether a tag, or one below it, has content."""
    return any(isinstance(kid, Content) for one in (tag, *tag.below()) for kid in one.kids)


def _heads_row(head: Tag) -> bool:
    said = head.element.get("scope") if head.element is not None else None
    if said:
        return said in ("row", "rowgroup")
    row = head.parent
    return row is None or row.parent is None or row.parent.kind != "THead"


def cells_of(table: Tag) -> Iterator[Tag]:
    """A table's cells, those of tables within it left out."""
    for row in rows_of(table):
        yield from (cell for cell in row.tags if cell.kind in CELLS)


def rows_of(table: Tag) -> Iterator[Tag]:
    """A table's rows, from its head to its foot."""
    for kid in table.tags:
        if kid.kind == "TR":
            yield kid
        elif kid.kind in ("THead", "TBody", "TFoot"):
            yield from rows_of(kid)


def _all(top: Tag, kind: str) -> list[Tag]:
    return [tag for tag in top.below() if tag.kind == kind]


def check_by_ear(top: Tag, origins: Origins, issues: IssueLog) -> None:
    """Report tables, pictures and links that cannot be followed by whoever listens."""
    for table in _all(top, "Table"):
        _check_table(table, origins, issues)
    for picture in _all(top, "Figure"):
        if not picture.alt.strip():
            name = picture.element.get("src", "") if picture.element is not None else ""
            what = f"the picture '{name}'" if name else "a drawing"
            cure = "in its square brackets or its alt" if name else "in a <title> at its beginning"
            issues.error(
                "print/no-alt", origins.of(picture.element),
                f"{what} has no words for those who cannot see it.", f"Write them {cure}.",
            )  # fmt: skip
    for link in _all(top, "Link"):
        if not _says(link):
            issues.error(
                "print/wordless-link", origins.of(link.element), "a link has no words to be read.",
                "Write what it leads to.",
            )  # fmt: skip


def _check_table(table: Tag, origins: Origins, issues: IssueLog) -> None:
    cells = list(cells_of(table))
    if len(cells) > 1 and not any(cell.kind == "TH" for cell in cells):
        issues.error(
            "print/no-heads", origins.of(table.element), "whoever listens hears no heads in this table.",
            "Begin it with a row of heads; one that only places things side by side says role=\"presentation\".",
        )  # fmt: skip
    lengths = set(_lengths(table))
    if len(lengths) > 1:
        issues.error(
            "print/ragged-table", origins.of(table.element),
            f"the rows of this table have {min(lengths)} to {max(lengths)} cells: by ear they lose their heads.",
            "Give all rows as many cells.",
        )  # fmt: skip


def _lengths(table: Tag) -> Iterator[int]:
    """How many columns each row takes, cells from rows above among them."""
    hanging: list[tuple[int, int]] = []
    for row in rows_of(table):
        cells = [cell for cell in row.tags if cell.kind in CELLS]
        yield sum(cell.columns for cell in cells) + sum(columns for columns, _ in hanging)
        hanging += [(cell.columns, cell.rows) for cell in cells]
        hanging = [(columns, rows - 1) for columns, rows in hanging if rows > 1]
