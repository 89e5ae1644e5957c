"""What an item of QTI says beside its interaction: the prompt, what is right, reasons."""

from __future__ import annotations

from collections.abc import Mapping

from coursewright.exchange.drafts import clean, in_line
from coursewright.exchange.fractions import marked
from coursewright.exchange.markup import markdown_of
from coursewright.exchange.qti_names import html_of
from coursewright.exchange.xmlfile import Xml


def text_of(element: Xml | None) -> str:
    """What an element holds, as Markdown."""
    return markdown_of(html_of(clean(element.inner))) if element else ""


def interaction_of(body: Xml) -> Xml:
    """The first interaction of a body."""
    return next(one for one in body.walk() if one.tag.endswith("interaction"))


def prompt_of(body: Xml) -> str:
    """What stands in the body beside its interaction, and the prompt within that."""
    parts = [one.outer if isinstance(one, Xml) else one for one in body.children if not _holds_answers(one)]
    inner = next((one.inner for one in body.walk() if one.tag == "prompt"), "")
    return markdown_of(html_of(clean("".join(parts) + (f"<p>{inner}</p>" if inner else ""))))


def _holds_answers(one: Xml | str) -> bool:
    return isinstance(one, Xml) and any(
        row.tag.endswith("interaction") or row.tag == "rubricblock" for row in one.walk()
    )


def declared(item: Xml, name: str) -> Xml | None:
    """The declaration of a response."""
    rows = item.elements("responsedeclaration")
    return next((row for row in rows if row.attrs.get("identifier") == name), None)


def right_values(declaration: Xml | None) -> list[str]:
    """The values that are right: those that are said, else those that are worth something."""
    correct = declaration.first("correctresponse") if declaration else None
    values = [in_line(row.text) for row in correct.elements("value")] if correct else []
    return values or [key for key, value in mapping_of(declaration) if value > 0]


def mapping_of(declaration: Xml | None) -> list[tuple[str, float]]:
    """What each value is worth."""
    mapping = declaration.first("mapping") if declaration else None
    rows = mapping.elements("mapentry") if mapping else ()
    return [(row.attrs.get("mapkey", ""), float(marked(row.attrs.get("mappedvalue", "")))) for row in rows]


def reasons_of(item: Xml) -> Mapping[str, str]:
    """The feedback of an item by what it belongs to."""
    own = explanation_in(item)
    rows = (row for row in item.elements("modalfeedback") if row is not own)
    return {row.attrs.get("identifier", ""): text_of(row) for row in rows}


def explanation_in(item: Xml) -> Xml | None:
    """The feedback that is told of any answer: that of its own outcome, since something to choose may be called so."""
    rows = [row for row in item.elements("modalfeedback") if row.attrs.get("identifier") == "explain"]
    own = (row for row in rows if row.attrs.get("outcomeidentifier", "").upper() == "EXPLAIN")
    return next(own, rows[0] if len(rows) == 1 and not _is_chosen(item, "explain") else None)


def _is_chosen(item: Xml, name: str) -> bool:
    return any("choice" in row.tag and row.attrs.get("identifier") == name for row in item.walk())
