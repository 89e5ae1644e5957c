"""QTI 3.0 and 2.1: what they keep, and how a package is written, with a test of all its items.

Partial credit is a mapping with bounds; orders count when they are whole. Reasons are modal feedback.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from coursewright.exchange.bundle import Asked, Bundle
from coursewright.exchange.format import COMMON, Format, Keep
from coursewright.exchange.likeness import in_form
from coursewright.exchange.packing import zipped
from coursewright.exchange.qti_names import V3, V21, Version, element, identifier, named
from coursewright.exchange.qti_parts import ITEMS, Part
from coursewright.exchange.qti_reading import read_qti

_LESS = (*COMMON, "hints", "tags")
_NUMBERS = ("slips.why", "slips.answer", "slips.tolerance", "slips.min", "slips.max")
_OPTIONS = (*_LESS, "shuffle", "options.pin", "options.part")
KEEPS: Mapping[str, Keep] = {
    "single": Keep(form="single", loses=_OPTIONS),
    "multiple": Keep(form="multiple", loses=_OPTIONS),
    "true-false": Keep(form="true-false", loses=_LESS),
    "blanks": Keep(
        form="blanks",
        loses=(
            *_LESS,
            *("blanks.why", "blanks.unit", "blanks.numerals", "blanks.variants", "blanks.slips.accept"),
            *(f"blanks.{name}" for name in _NUMBERS),
        ),
    ),
    "reflection": Keep(form="reflection", loses=(*_LESS, "asks")),
    "numeric": Keep(form="numeric", loses=(*_LESS, "unit", *_NUMBERS)),
    "order": Keep(form="order", loses=(*_LESS, "items.why")),
    "dialogue": Keep(form="", why="an item of QTI has no conversations that branch"),
    "match": Keep(form="match", loses=(*_LESS, "pairs.why", "extra.why")),
    "categorise": Keep(form="categorise", loses=(*_LESS, "groups.part", "groups.items.why", "extra.why")),
    "scale": Keep(form="match", loses=(*_LESS, "plot", "items.why", "items.tolerance")),
    "transcript": Keep(
        form="match",
        loses=(*_LESS, "lines.why", "lines.rule", "lines.model", "rules.id", "rules.text"),
    ),
}
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write_qti(bundle: Bundle, version: Version) -> bytes:
    """A package: the manifest first, the test, the items."""
    items = {item_path(row): _item(row, bundle, version) for row in bundle.asked}
    parts = {"imsmanifest.xml": _manifest(bundle, version), "test.xml": _test(bundle, version), **items}
    return zipped({name: text.encode("utf-8") for name, text in parts.items()})


def item_name(asked: Asked) -> str:
    """An item's identifier."""
    return identifier(asked.name.replace("#", "."))


def item_path(asked: Asked) -> str:
    """Where an item stands in the package."""
    return f"items/{item_name(asked)}.xml"


def _manifest(bundle: Bundle, version: Version) -> str:
    metadata = f"<schema>{version.schema}</schema><schemaversion>{version.number}</schemaversion>"
    rows = [("TEST", "test", "test.xml")] + [(item_name(row), "item", item_path(row)) for row in bundle.asked]
    resources = "\n".join(_resource(name, f"imsqti_{kind}_{version.kind}", path) for name, kind, path in rows)
    return (
        f'{HEAD}<manifest xmlns="{version.manifest}" identifier="{identifier(bundle.id)}">\n'
        f"<metadata>{metadata}</metadata>\n<organizations/>\n<resources>\n{resources}\n</resources>\n</manifest>\n"
    )


def _resource(name: str, kind: str, path: str) -> str:
    return f'<resource identifier="{name}" type="{kind}" href="{path}"><file href="{path}"/></resource>'


def _test(bundle: Bundle, version: Version) -> str:
    sections = "\n".join(
        element(
            "qti-assessment-section",
            "\n".join(
                element("qti-assessment-item-ref", identifier=item_name(row), href=item_path(row))
                for row in group.asked
            ),
            identifier=identifier(f"section.{group.id}"),
            title=group.title,
            visible="true",
        )
        for group in bundle.groups
        if group.asked
    )
    part = element(
        "qti-test-part",
        sections,
        identifier="PART",
        navigation_mode="nonlinear",
        submission_mode="individual",
    )
    root = f'xmlns="{version.items}" identifier="TEST" title="{escape(bundle.title)}"'
    return HEAD + named(f"<qti-assessment-test {root}>\n{part}\n</qti-assessment-test>\n", version)


def _item(asked: Asked, bundle: Bundle, version: Version) -> str:
    question = asked.question
    if question.type == "true-false":  # a choice of two, by whose names it is known
        question = in_form(question, "single", bundle.language) or question
    part = ITEMS[question.type](question, bundle.html)
    root = (
        f'xmlns="{version.items}" identifier="{item_name(asked)}" title="{escape(question.id)}" '
        f'adaptive="false" time-dependent="false" xml:lang="{bundle.language}"'
    )
    body = element("qti-item-body", f"\n{part.body}\n")
    feedback = "\n".join(_feedback(outcome, name, markup) for outcome, name, markup in part.told)
    lines = [*part.responses, *_outcomes(part, question.points), body, part.processing, feedback]
    inner = "\n".join(line for line in lines if line)
    return HEAD + named(f"<qti-assessment-item {root}>\n{inner}\n</qti-assessment-item>\n", version)


def _outcomes(part: Part, points: int) -> list[str]:
    rows = [_outcome("SCORE", "float", "0"), _outcome("MAXSCORE", "float", str(points))]
    names = dict.fromkeys(outcome for outcome, _, _ in part.told)
    return [
        *rows,
        *(
            element(
                "qti-outcome-declaration",
                identifier=name,
                cardinality=part.cardinality if name == "FEEDBACK" else "single",
                base_type="identifier",
            )
            for name in names
        ),
    ]


def _outcome(name: str, base: str, value: str) -> str:
    default = element("qti-default-value", element("qti-value", value))
    return element("qti-outcome-declaration", default, identifier=name, cardinality="single", base_type=base)


def _feedback(outcome: str, name: str, markup: str) -> str:
    content = element("qti-content-body", markup)
    return element(
        "qti-modal-feedback", content, outcome_identifier=outcome, identifier=name, show_hide="show"
    )


def _writer(version: Version) -> Callable[[Bundle], bytes]:
    def write(bundle: Bundle) -> bytes:
        return write_qti(bundle, version)

    return write


_SAME: Mapping[str, Any] = {"keeps": KEEPS, "read": read_qti}
# Both are packages of one kind: by their names neither takes the place of the other.
QTI3 = Format(name="qti3", title="QTI 3.0", ending="-qti3.zip", write=_writer(V3), **_SAME)
QTI21 = Format(name="qti21", title="QTI 2.1", ending="-qti21.zip", write=_writer(V21), **_SAME)
