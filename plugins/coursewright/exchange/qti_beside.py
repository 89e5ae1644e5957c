"""What an item of QTI says that has no place here, told."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.drafts import in_line
from coursewright.exchange.markup import words_of
from coursewright.exchange.qti_answers import explanation_in, mapping_of, right_values
from coursewright.exchange.shares import RULE, Share, best_of, tell_parts
from coursewright.exchange.xmlfile import Xml


def interactions_in(item: Xml) -> Counter[str]:
    """The interactions of an item by their names, and how many of each it holds."""
    body = item.first("itembody")
    rows = body.walk() if body is not None else ()
    return Counter(one.tag.removesuffix("interaction") for one in rows if one.tag.endswith("interaction"))


def held_in(item: Xml) -> str:
    """The interactions of an item in words."""
    found = interactions_in(item)
    return ", ".join(f"{count} × {name}" if count > 1 else name for name, count in found.items()) or "none"


def tell_beside(item: Xml, place: Place, issues: IssueLog) -> None:
    """Feedback that belongs to no option, instructions, and answers that are right in part."""
    names = {one.attrs.get("identifier", "") for one in item.walk() if "choice" in one.tag}
    own = explanation_in(item)
    for one in item.elements("modalfeedback"):
        if one is not own and one.attrs.get("identifier", "") not in names:
            told = in_line(words_of(one.inner))
            issues.warning(
                RULE, place, f"a feedback is not taken over: '{told[:60]}'.", "Write it into 'explain'."
            )
    if "extendedtext" not in interactions_in(item):
        for one in item.walk():
            if one.tag == "rubricblock":
                told = in_line(words_of(one.inner))
                issues.warning(RULE, place, f"an instruction is not taken over: '{told[:60]}'.")
    for one in item.elements("responsedeclaration"):
        _tell_parts(one, place, issues)


def _tell_parts(declaration: Xml, place: Place, issues: IssueLog) -> None:
    """Words to be typed, or a single choice, that count in part there."""
    if declaration.attrs.get("cardinality") != "single":
        return
    values = [(words, Decimal(str(value))) for words, value in mapping_of(declaration)]
    best = best_of([Share(words=words, hundredths=value) for words, value in values]) or Decimal(1)
    right = right_values(declaration)
    typed = declaration.attrs.get("basetype") == "string"
    rows = [
        Share(words=words, hundredths=(value * 100 / best).quantize(Decimal(1)))
        for words, value in values
        if typed or words not in right
    ]
    tell_parts(
        [*rows, Share(words="", hundredths=Decimal(100))],
        "it counts whole here" if typed else "it is wrong here",
        place,
        issues,
    )
