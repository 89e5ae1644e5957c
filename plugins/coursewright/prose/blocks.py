"""How `///` blocks look: on screen in the classes of look/site.md, on paper in those of look/handbook.md."""

from __future__ import annotations

from coursewright.base.issues import IssueLog, Place
from coursewright.base.markup import Element, Node, Prose, el
from coursewright.base.source import load_yaml
from coursewright.base.words import words
from coursewright.course.outline import Block
from coursewright.prose.targets import Conversion


def block_pairs(block: Block, issues: IssueLog) -> list[tuple[str, Prose]]:
    """The `key: text` lines of a data block, in order."""
    document = load_yaml(block.body, block.place.file, issues, first_line=block.place.line + 1)
    if document is None or not isinstance(document.tree, dict):
        return []
    pairs: list[tuple[str, Prose]] = []
    for key, value in document.tree.items():
        place: Place = document.places.key((key,))
        if isinstance(value, str) and value.strip():
            pairs.append((key, Prose(text=value, place=place)))
    return pairs


def render_misconceptions(blocks: list[Block], conversion: Conversion) -> Element:
    """Neighbouring misconceptions as one box: what is said, and what is true."""
    pairs = [pair for block in blocks for pair in block_pairs(block, conversion.issues)]
    rows: list[Node] = []
    for key, text in pairs:
        if key == "wrong":
            mark = (
                None if conversion.on_paper else el("i", {"class": "cw-i cw-i-wrong", "aria-hidden": "true"})
            )
            rows.append(el("dt", None, mark, el("span", None, text)))
        else:
            rows.append(el("dd", None, text))
    if conversion.on_paper:
        return el("dl", {"class": "box mis"}, rows)
    title = el("p", {"class": "admonition-title"}, words(conversion.language)["lesson.misconception"])
    return el("div", {"class": "admonition misconception"}, title, el("dl", None, rows))


def render_use_tomorrow(block: Block, conversion: Conversion) -> Element:
    """One action for each role."""
    titles = {role.id: role.title for role in conversion.project.course.roles} if conversion.project else {}
    pairs = block_pairs(block, conversion.issues)
    if conversion.on_paper:
        box = el("span", {"class": "bx"})
        rows = [
            el("tr", None, el("td", None, titles.get(key, key)), el("td", None, text), el("td", None, box))
            for key, text in pairs
        ]
        return el("div", {"class": "box do"}, el("table", {"class": "roles"}, rows))
    items: list[Node] = []
    for key, text in pairs:
        items.append(el("dt", {"data-role": key}, titles.get(key, key)))
        items.append(el("dd", {"data-role": key}, text))
    return el("div", {"class": "cw-panel cw-tom"}, el("dl", None, items))


def worksheet_title(block: Block) -> tuple[str, str]:
    """The code (`W02`) and the title of a worksheet block's argument."""
    code, _, title = block.argument.partition(" ")
    return code, title.strip()


def open_container(block: Block, conversion: Conversion) -> tuple[str, dict[str, str], Node | None]:
    """Tag, attributes and heading of a block that holds Markdown."""
    if block.name == "trainer":
        heading = el("h4", None, block.argument) if block.argument else None
        return "div", {"class": "tr"}, heading
    if block.name == "worksheet":
        code, title = worksheet_title(block)
        if conversion.on_paper:
            return "cw-sheet", {"code": code, "title": title}, None
        icon = el("i", {"class": "cw-i cw-i-print", "aria-hidden": "true"})
        heading = el("h3", {"class": "cw-h-i", "id": f"sheet-{code.lower()}"}, icon, block.argument)
        return "section", {"class": "cw-panel cw-sheet"}, heading
    return "cw-caption", {"kind": block.name.removesuffix("-caption")}, None
