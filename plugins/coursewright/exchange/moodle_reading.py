"""Reading Moodle XML: what Moodle's question bank exports."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Tree
from coursewright.exchange.cloze import read_cloze
from coursewright.exchange.drafts import (
    Choice,
    Draft,
    blank_fields,
    choice_draft,
    clean,
    draft,
    gap_draft,
    id_of,
    in_line,
    pairs_draft,
    parted,
    truth_draft,
)
from coursewright.exchange.format import Found, Source
from coursewright.exchange.fractions import marked
from coursewright.exchange.markup import as_html, escaped, markdown_of, words_of
from coursewright.exchange.moodle_beside import shares_in, tell_beside
from coursewright.exchange.ranges import range_fields
from coursewright.exchange.shares import best_of
from coursewright.exchange.xmlfile import Xml, read_xml

LINES = "4"
"""So many writing lines a task has here that says nothing of them."""


def read_moodle(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a file; what is none, or of a kind that we lack, is told."""
    root = read_xml(source.raw, source.file, issues)
    found = []
    for row in root.elements("question") if root else ():
        place = Place(file=source.file, line=row.line, column=1)
        kind = row.attrs.get("type", "")
        tree = _READ[kind](row, source.language) if kind in _READ else None
        if tree is not None:
            _tell_pictures(row, place, issues)
            tell_beside(row, place, issues)
            found.append(Found(tree={**_named(row), **tree, **_common(row, tree)}, place=place))
        elif kind == "category":
            told = in_line(row.text)
            issues.warning("import/not-taken", place, f"the category '{told[:80]}' is not taken over.")
        else:
            issues.warning(
                "import/unknown-kind",
                place,
                f"a question of the kind '{kind}' has no like here: it is left out.",
            )
    return found


def _tell_pictures(row: Xml, place: Place, issues: IssueLog) -> None:
    if any(True for one in row.walk() if one.tag == "file") or "<img" in row.text:
        issues.warning(
            "import/picture", place, "a picture of this question is not taken over.",
            "Save it to content/<language>/assets and write it into the text.",
        )  # fmt: skip


def _named(row: Xml) -> Draft:
    name = id_of(_plain(row, "idnumber"), _plain(row, "name"))
    return {"id": name} if name else {}


def _common(row: Xml, tree: Draft) -> Draft:
    hints: list[Tree] = [said for hint in row.elements("hint") if (said := _text(hint))]
    tags_of = row.first("tags")
    tags: list[Tree] = [
        name for tag in (tags_of.elements("tag") if tags_of else ()) if (name := id_of(in_line(tag.text)))
    ]
    points = range_fields(_plain(row, "defaultgrade")).get("answer", "1")
    fields: Draft = {"hints": hints, "tags": tags, "explain": _text(row.first("generalfeedback"))}
    if isinstance(points, str) and points.isdigit() and points not in ("0", "1") and tree["type"] != "blanks":
        fields["points"] = points
    return {key: value for key, value in fields.items() if value}


def _plain(row: Xml | None, *path: str) -> str:
    found = row.first(*path) if row else None
    return in_line(clean(found.text)) if found else ""


def _markup(element: Xml | None) -> str:
    """The HTML of an element that has a `text`."""
    holder = element.first("text") if element else None
    if element is None or holder is None:
        return ""
    said = clean(holder.text if not any(holder.elements()) else holder.inner)
    form = element.attrs.get("format", "")
    if form in ("plain_text", "plain"):
        return as_html(said)
    return said if form in ("html", "markdown") or "<" in said else as_html(said) if form else said


def _text(element: Xml | None) -> str:
    """The text of an element as Markdown."""
    if element is not None and element.attrs.get("format") == "markdown":
        holder = element.first("text")
        return clean(holder.text).strip() if holder else ""
    return markdown_of(_markup(element))


def _answers(row: Xml) -> list[Choice]:
    return [
        Choice(
            text=_text(answer),
            correct=marked(answer.attrs.get("fraction", "")) > 0,
            why=_text(answer.first("feedback")),
        )
        for answer in row.elements("answer")
    ]


def _choice(row: Xml, _language: str) -> Draft:
    many = _plain(row, "single") in ("false", "0")
    answers = _answers(row)
    if not many:
        best = best_of(shares_in(row))
        answers = [
            Choice(text=one.text, correct=one.correct and share.hundredths == best, why=one.why)
            for one, share in zip(answers, shares_in(row), strict=True)
        ]
    return choice_draft(_text(row.first("questiontext")), answers, many=many)


def _truth(row: Xml, _language: str) -> Draft:
    rows = {in_line(answer.text.lower()): answer for answer in _answers(row)}
    none = Choice(text="", correct=False)
    yes, no = rows.get("true", none), rows.get("false", none)
    return truth_draft(_text(row.first("questiontext")), yes.correct, (yes.why, no.why))


def _short(row: Xml, language: str) -> Draft:
    rows = [
        Choice(text=words_of(_markup(answer)), correct=choice.correct, why=choice.why)
        for answer, choice in zip(row.elements("answer"), _answers(row), strict=True)
    ]
    return gap_draft(_text(row.first("questiontext")), blank_fields(rows), language)


def _cloze(row: Xml, language: str) -> Draft | None:
    markup, blanks = read_cloze(_markup(row.first("questiontext")))
    prompt, text = parted(markdown_of(markup), language)
    return draft("blanks", prompt, text=text, blanks=blanks) if blanks else None


def _numeric(row: Xml, _language: str) -> Draft | None:
    rows = [
        (
            marked(answer.attrs.get("fraction", "")) > 0,
            range_fields(_plain(answer, "text"), _plain(answer, "tolerance")),
            _text(answer.first("feedback")),
        )
        for answer in row.elements("answer")
    ]
    right = next((fields for correct, fields, _ in rows if correct and fields), None)
    if right is None:
        return None
    slips: list[Tree] = [
        {**fields, **({"why": why} if why else {})} for correct, fields, why in rows if fields and not correct
    ]
    unit = escaped(_plain(row, "units", "unit", "unit_name"))
    return draft("numeric", _text(row.first("questiontext")), **right, unit=unit, slips=slips)


def _essay(row: Xml, _language: str) -> Draft:
    model, _, rows = _markup(row.first("graderinfo")).rpartition("<hr>")
    if not model:
        model, rows = rows, ""
    rubric: list[Tree] = [markdown_of(part) for part in rows.split("<li>")[1:]]
    lines = _plain(row, "responsefieldlines")
    space = lines if lines.isascii() and lines.isdigit() and lines not in ("0", LINES) else ""
    prompt = _text(row.first("questiontext"))
    return draft("reflection", prompt, model=markdown_of(model), rubric=rubric, space=space[:2])


def _order(row: Xml, _language: str) -> Draft:
    items: list[Tree] = [{"text": answer.text} for answer in _answers(row) if answer.text]
    return draft("order", _text(row.first("questiontext")), items=items)


def _match(row: Xml, _language: str) -> Draft:
    rows = [(_text(pair), escaped(_plain(pair, "answer"))) for pair in row.elements("subquestion")]
    pairs = [pair for pair in rows if pair[0] and pair[1]]
    spare = [right for left, right in rows if right and not left]
    return pairs_draft(_text(row.first("questiontext")), pairs, spare)


_READ: Mapping[str, Callable[[Xml, str], Draft | None]] = {
    "multichoice": _choice,
    "truefalse": _truth,
    "shortanswer": _short,
    "cloze": _cloze,
    "multianswer": _cloze,
    "numerical": _numeric,
    "essay": _essay,
    "ordering": _order,
    "matching": _match,
    "match": _match,
}
