"""The parts of a QTI item by kind: declarations, interaction, processing and feedback, in the names of 3.0."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from coursewright.exchange.markup import GAP, GAPS, as_blocks
from coursewright.exchange.qti_names import element, identifier, xhtml
from coursewright.exchange.qti_scoring import (
    Pair,
    added,
    mapped,
    parts,
    processing,
    response,
    set_value,
    shares,
    whole,
    within,
)
from coursewright.quiz.gaps import Blank, is_number
from coursewright.quiz.kinds.blanks import BlanksQuestion
from coursewright.quiz.kinds.categorise import CategoriseQuestion
from coursewright.quiz.kinds.match import MatchQuestion
from coursewright.quiz.kinds.multiple import MultipleQuestion
from coursewright.quiz.kinds.numeric import NumericQuestion
from coursewright.quiz.kinds.order import OrderQuestion
from coursewright.quiz.kinds.reflection import ReflectionQuestion
from coursewright.quiz.kinds.single import SingleQuestion
from coursewright.quiz.number import bounds_of
from coursewright.quiz.question import Question

Html = Callable[[str], str]
RESPONSE = "RESPONSE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An item's own parts; `told` is feedback by outcome and identifier, `cardinality` that of what was chosen."""

    responses: tuple[str, ...]
    body: str
    processing: str
    told: tuple[tuple[str, str, str], ...] = ()
    cardinality: str = "single"


def _stem(text: str, html: Html) -> str:
    return xhtml(as_blocks(html(text)))


def _part(
    question: Question, html: Html, body: str, responses: Iterable[str], steps: Iterable[str], *,
    reasons: Iterable[tuple[str, str]] = (), cardinality: str = "single",
) -> Part:  # fmt: skip
    """An item whose chosen options bring their reasons, and every answer the explanation."""
    told = [("FEEDBACK", identifier(name), _stem(why, html)) for name, why in reasons if why]
    rules = [*steps, *([set_value("FEEDBACK", element("qti-variable", identifier=RESPONSE))] if told else [])]
    if question.explain:
        told.append(("EXPLAIN", "explain", _stem(question.explain, html)))
        rules.append(set_value("EXPLAIN", element("qti-base-value", "explain", base_type="identifier")))
    return Part(
        responses=tuple(responses),
        body=f"{_stem(question.prompt, html)}\n{body}",
        processing=processing(rules),
        told=tuple(told),
        cardinality=cardinality,
    )


def _choices(rows: Iterable[tuple[str, str]], many: bool) -> str:
    inner = "".join(element("qti-simple-choice", text, identifier=identifier(name)) for name, text in rows)
    most = "0" if many else "1"
    return element(
        "qti-choice-interaction", inner, response_identifier=RESPONSE, shuffle="true", max_choices=most
    )


def _choice(question: SingleQuestion | MultipleQuestion, html: Html) -> Part:
    many = question.type == "multiple"
    right = [row.id for row in question.options if row.correct]
    partial = many and getattr(question, "credit", "partial") == "partial"
    entries = shares(right, [row.id for row in question.options if not row.correct], question.points)
    declared = response(right, "identifier", "multiple" if many else "single", entries if partial else ())
    step = added(mapped(RESPONSE)) if partial else whole(RESPONSE, question.points)
    body = _choices([(row.id, xhtml(html(row.text))) for row in question.options], many)
    reasons = [(row.id, row.why) for row in question.options]
    cardinality = "multiple" if many else "single"
    return _part(question, html, body, [declared], [step], reasons=reasons, cardinality=cardinality)


def gap_name(blank: Blank) -> str:
    """The identifier of a gap's response."""
    return f"GAP_{blank.id}"


def _blanks(question: BlanksQuestion, html: Html) -> Part:
    text = xhtml(as_blocks(html(question.text)))
    declared, steps = [], []
    for blank, share in zip(question.blanks, parts(question.points, len(question.blanks)), strict=True):
        name = gap_name(blank)
        field = element("qti-text-entry-interaction", response_identifier=name, expected_length="12")
        text = text.replace(f'<{GAP} name="{blank.id}"></{GAP}>', field)
        if is_number(blank):
            declared.append(response([], "float", "single", (), name))
            steps.append(within(name, bounds_of(blank), share))
        else:
            entries = [Pair(key=word, value=share) for word in blank.accept]
            declared.append(response(blank.accept[:1], "string", "single", entries, name))
            steps.append(added(mapped(name)))
    return _part(question, html, f'<div class="{GAPS}">{text}</div>', declared, steps)


def _numeric(question: NumericQuestion, html: Html) -> Part:
    field = element("qti-text-entry-interaction", response_identifier=RESPONSE, expected_length="12")
    unit = f" {xhtml(html(question.unit))}" if question.unit else ""
    answer = [] if question.answer is None else [format(question.answer, "f")]
    step = within(RESPONSE, bounds_of(question), Decimal(question.points))
    body = f'<p class="number">{field}{unit}</p>'
    return _part(question, html, body, [response(answer, "float", "single", ())], [step])


def _order(question: OrderQuestion, html: Html) -> Part:
    rows = "".join(
        element("qti-simple-choice", xhtml(html(item.text)), identifier=identifier(item.id))
        for item in question.items
    )
    body = element("qti-order-interaction", rows, response_identifier=RESPONSE, shuffle="true")
    declared = response([item.id for item in question.items], "identifier", "ordered", ())
    return _part(question, html, body, [declared], [whole(RESPONSE, question.points)])


def _sets(kind: str, sources: Iterable[tuple[str, str]], targets: Iterable[tuple[str, str]]) -> str:
    sets = (("1", sources), ("0", targets))
    inner = "".join(
        element(
            "qti-simple-match-set",
            "".join(
                element("qti-simple-associable-choice", text, identifier=identifier(name), match_max=most)
                for name, text in rows
            ),
        )
        for most, rows in sets
    )
    return element(
        "qti-match-interaction", inner, class_=kind, response_identifier=RESPONSE, shuffle="true",
        max_associations="0",
    )  # fmt: skip


def _pairs(
    question: MatchQuestion | CategoriseQuestion, html: Html, body: str, right: list[str], wrong: list[str]
) -> Part:
    declared = response(right, "directedPair", "multiple", shares(right, wrong, question.points))
    return _part(question, html, body, [declared], [added(mapped(RESPONSE))])


def _match(question: MatchQuestion, html: Html) -> Part:
    targets: dict[str, str] = {}
    for row in question.pairs:
        targets.setdefault(row.right, f"to.{row.id}")
    right = [f"{identifier(row.id)} {targets[row.right]}" for row in question.pairs]
    sides = [(name, xhtml(html(text))) for text, name in targets.items()]
    sides += [(f"to.{row.id}", xhtml(html(row.text))) for row in question.extra]
    body = _sets("match", [(row.id, xhtml(html(row.left))) for row in question.pairs], sides)
    return _pairs(question, html, body, right, [])


def _categorise(question: CategoriseQuestion, html: Html) -> Part:
    rows = [(group, item) for group in question.groups for item in group.items]
    sources = [(item.id, xhtml(html(item.text))) for _, item in rows]
    sources += [(item.id, xhtml(html(item.text))) for item in question.extra]
    targets = [(group.id, xhtml(html(group.text))) for group in question.groups]
    right = [f"{identifier(item.id)} {identifier(group.id)}" for group, item in rows]
    # What belongs nowhere takes its share back from who puts it somewhere.
    wrong = [
        f"{identifier(item.id)} {identifier(group.id)}"
        for item in question.extra
        for group in question.groups
    ]
    return _pairs(question, html, _sets("categorise", sources, targets), right, wrong)


def _reflection(question: ReflectionQuestion, html: Html) -> Part:
    rows = "".join(f"<li>{xhtml(html(row))}</li>" for row in question.rubric)
    model = f'<div class="model">{_stem(question.model, html)}</div>'
    told = model + (f'<ul class="rubric">{rows}</ul>' if rows else "")
    rubric = element("qti-rubric-block", element("qti-content-body", told), use="scoring", view="scorer")
    field = element(
        "qti-extended-text-interaction", response_identifier=RESPONSE, expected_lines=str(question.space)
    )
    return _part(question, html, f"{field}\n{rubric}", [response([], "string", "single", ())], [])


ITEMS: Mapping[str, Callable[[Any, Html], Part]] = {
    "single": _choice,
    "multiple": _choice,
    "blanks": _blanks,
    "numeric": _numeric,
    "order": _order,
    "match": _match,
    "categorise": _categorise,
    "reflection": _reflection,
}
