"""Reading QTI 3.0 and 2.1: packages, or single items, by the interaction that an item holds."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.drafts import Draft, id_of, in_line
from coursewright.exchange.format import Found, Source
from coursewright.exchange.packing import unzipped
from coursewright.exchange.qti_answers import explanation_in, text_of
from coursewright.exchange.qti_beside import held_in, tell_beside
from coursewright.exchange.qti_interactions import question_of
from coursewright.exchange.qti_names import evened
from coursewright.exchange.ranges import number_in
from coursewright.exchange.xmlfile import Xml, read_xml


def read_qti(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a package in the order of its test, or of one item."""
    found = []
    for file, raw in _items(source, issues):
        root = read_xml(raw, file, issues)
        if root is not None and root.tag.rpartition("}")[2].lower() == "questestinterop":
            issues.error(
                "import/foreign", Place(file=file), "this is QTI 1.2, which is not read.",
                "Take it into a platform that exports QTI 2.1 or Moodle XML, and import that.",
            )  # fmt: skip
            continue
        item = evened(root) if root else None
        if item is None or item.tag != "assessmentitem":
            continue
        place = Place(file=file, line=item.line, column=1)
        tree = question_of(item, source.language)
        if tree is None:
            issues.warning(
                "import/unknown-kind",
                place,
                f"an item with these interactions has no like here ({held_in(item)}): it is left out.",
                "Make an item of each, of a kind that is read.",
            )
            continue
        tell_beside(item, place, issues)
        if any(one.tag in ("img", "object") for one in item.walk()):
            issues.warning("import/picture", place, "a picture of this item is not taken over.")
        found.append(Found(tree={**_named(item), **tree, **_common(item)}, place=place))
    return found


def _items(source: Source, issues: IssueLog) -> list[tuple[str, bytes]]:
    if not source.raw.startswith(b"PK"):
        return [(source.file, source.raw)]
    parts = unzipped(source.raw)
    if not parts:
        issues.error("import/package", Place(file=source.file), "the package is damaged or too large.")
    order = [href for name, raw in parts.items() if name.endswith(".xml") for href in _order_in(raw)]
    names = [name for name in dict.fromkeys((*order, *sorted(parts))) if name in parts and _may_be_item(name)]
    return [(f"{source.file}[{name}]", parts[name]) for name in names]


def _may_be_item(name: str) -> bool:
    return name.lower().endswith(".xml") and not name.endswith("imsmanifest.xml")


def _order_in(raw: bytes) -> Iterator[str]:
    """The items of a test in their order."""
    if b"assessmentTest" in raw or b"assessment-test" in raw:
        root = read_xml(raw, "", IssueLog())
        for one in evened(root).walk() if root else ():
            if one.tag == "assessmentitemref":
                yield one.attrs.get("href", "")


def _named(item: Xml) -> Draft:
    name = item.attrs.get("identifier", "").rpartition(".")[2]
    given = id_of(name.removeprefix("_"), item.attrs.get("title", ""))
    return {"id": given} if given else {}


def _common(item: Xml) -> Draft:
    told = explanation_in(item)
    most = next(
        (row for row in item.elements("outcomedeclaration") if row.attrs.get("identifier") == "MAXSCORE"),
        None,
    )
    points = number_in(in_line(most.text)) if most else ""
    fields: Draft = {
        "explain": text_of(told),
        "points": points if points.isdigit() and points not in ("0", "1") else "",
    }
    return {key: value for key, value in fields.items() if value}
