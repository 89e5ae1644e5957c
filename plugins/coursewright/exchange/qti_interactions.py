"""Questions of the interactions of QTI: choices, orders, pairs and groups, gaps and numbers, tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from coursewright.base.places import Tree
from coursewright.exchange.drafts import (
    Choice,
    Draft,
    choice_draft,
    clean,
    draft,
    gap_name,
    id_of,
    in_line,
    parted,
    truth_draft,
)
from coursewright.exchange.markup import GAP, markdown_of
from coursewright.exchange.qti_answers import (
    declared,
    interaction_of,
    mapping_of,
    prompt_of,
    reasons_of,
    right_values,
    text_of,
)
from coursewright.exchange.qti_names import html_of
from coursewright.exchange.ranges import number_in
from coursewright.exchange.xmlfile import Xml
from coursewright.languages.words import FALLBACK, words


def _choice(item: Xml, body: Xml, _language: str) -> Draft | None:
    interaction = interaction_of(body)
    declaration = declared(item, interaction.attrs.get("responseidentifier", ""))
    right, told = right_values(declaration), reasons_of(item)
    rows = [row for row in interaction.walk() if row.tag == "simplechoice"]
    names = [row.attrs.get("identifier", "") for row in rows]
    if sorted(names) == ["false", "true"] and len(right) == 1:
        return truth_draft(prompt_of(body), right[0] == "true", (told.get("true", ""), told.get("false", "")))
    many = declaration is not None and declaration.attrs.get("cardinality") == "multiple"
    choices = [
        Choice(text=_choice_text(row), correct=name in right, why=told.get(name, "") or _inline(row))
        for name, row in zip(names, rows, strict=True)
    ]
    tree = choice_draft(prompt_of(body), choices, many=many)
    _put_ids(tree.get("options"), names)
    if many and not mapping_of(declaration):
        tree["credit"] = "all"
    return tree if right else None


def _choice_text(row: Xml) -> str:
    kept = [one for one in row.children if not (isinstance(one, Xml) and one.tag.startswith("feedback"))]
    return text_of(Xml(row.tag, {}, kept))


def _inline(row: Xml) -> str:
    found = next((one for one in row.walk() if one.tag.startswith("feedback")), None)
    return text_of(found)


def _put_ids(rows: Tree, names: list[str]) -> None:
    """Give rows the ids that their identifiers are; one that is none, or stands twice, is left to be made."""
    taken: set[str] = set()
    for row, name in zip(rows if isinstance(rows, list) else (), names, strict=False):
        own = name.removeprefix("to.").removeprefix("_")
        if isinstance(row, dict) and own and own not in taken and id_of(own) == own:
            row["id"] = own
            taken.add(own)


def _order(item: Xml, body: Xml, _language: str) -> Draft | None:
    interaction = interaction_of(body)
    right = right_values(declared(item, interaction.attrs.get("responseidentifier", "")))
    rows = {
        one.attrs.get("identifier", ""): text_of(one)
        for one in interaction.walk()
        if one.tag == "simplechoice"
    }
    if len(rows) < 2 or sorted(right) != sorted(rows):
        return None
    items: list[Tree] = [{"text": rows[name]} for name in right]
    _put_ids(items, right)
    return draft("order", prompt_of(body), items=items)


def _match(item: Xml, body: Xml, _language: str) -> Draft | None:
    interaction = interaction_of(body)
    sets = [one for one in interaction.walk() if one.tag == "simplematchset"]
    pairs = [
        value.split()
        for value in right_values(declared(item, interaction.attrs.get("responseidentifier", "")))
    ]
    if len(sets) != 2 or any(len(pair) != 2 for pair in pairs) or not pairs:
        return None
    sources, targets = (
        {row.attrs.get("identifier", ""): text_of(row) for row in one.elements()} for one in sets
    )
    home = {source: target for source, target in pairs if source in sources and target in targets}
    if interaction.attrs.get("class") == "match" or len(set(home.values())) == len(home) == len(sources):
        return _matched(body, sources, targets, home)
    return _sorted(body, sources, targets, home)


def _matched(
    body: Xml, sources: Mapping[str, str], targets: Mapping[str, str], home: Mapping[str, str]
) -> Draft:
    rows: list[Tree] = [
        {"left": text, "right": in_line(targets[home[name]])}
        for name, text in sources.items()
        if name in home
    ]
    _put_ids(rows, [name for name in sources if name in home])
    spare = [name for name in targets if name not in home.values()]
    extra: list[Tree] = [{"text": in_line(targets[name])} for name in spare]
    _put_ids(extra, spare)
    return draft("match", prompt_of(body), pairs=rows, extra=extra)


def _sorted(
    body: Xml, sources: Mapping[str, str], targets: Mapping[str, str], home: Mapping[str, str]
) -> Draft:
    groups: list[Tree] = []
    for target, text in targets.items():
        names = [name for name in sources if home.get(name) == target]
        items: list[Tree] = [{"text": sources[name]} for name in names]
        _put_ids(items, names)
        groups.append({"text": in_line(text), "items": items})
    _put_ids(groups, list(targets))
    spare = [name for name in sources if name not in home]
    extra: list[Tree] = [{"text": sources[name]} for name in spare]
    _put_ids(extra, spare)
    return draft("categorise", prompt_of(body), groups=groups, extra=extra)


def _gaps(item: Xml, body: Xml, language: str) -> Draft | None:
    fields = [one for one in body.walk() if one.tag == "textentryinteraction"]
    blanks: list[Tree] = []
    for turn, field in enumerate(fields):
        name = field.attrs.get("responseidentifier", "")
        own = name.removeprefix("GAP_")
        own = own if own != name and id_of(own) == own else gap_name(turn)
        filled = _filled(item, name)
        if not filled:
            return None
        blanks.append({"id": own, **filled})
        field.tag, field.attrs, field.children = GAP, {"name": own}, [""]
    alone = blanks[0] if len(blanks) == 1 and isinstance(blanks[0], dict) else {}
    if "accept" not in alone and alone and _stands_alone(body):
        numbers = {key: value for key, value in alone.items() if key != "id"}
        return draft("numeric", _without_gap(body), **numbers)
    prompt, text = parted(markdown_of(html_of(clean(body.inner))), language)
    return draft("blanks", prompt, text=text, blanks=blanks)


def _stands_alone(body: Xml) -> bool:
    """Whether a field stands in a paragraph of its own."""
    return any(one.attrs.get("class") == "number" or one.tag == GAP for one in body.elements())


def _without_gap(body: Xml) -> str:
    parts = [
        one.outer if isinstance(one, Xml) else one
        for one in body.children
        if not (isinstance(one, Xml) and any(row.tag == GAP for row in one.walk()))
    ]
    return markdown_of(html_of(clean("".join(parts)))) or words(FALLBACK)["quiz.kind.numeric"]


def _filled(item: Xml, name: str) -> Draft:
    """What fills a gap: its words, or the ends of the range that the rules compare it with."""
    declaration = declared(item, name)
    if declaration is not None and declaration.attrs.get("basetype") in ("float", "integer"):
        ends = dict(_ends(item, name))
        right = [number_in(value) for value in right_values(declaration)]
        return {**ends} or ({"answer": right[0]} if right and right[0] else {})
    keys = [key for key, value in mapping_of(declaration) if value > 0] or right_values(declaration)
    accept: list[Tree] = [word for word in dict.fromkeys(in_line(clean(key)) for key in keys) if word]
    return {"accept": accept} if accept else {}


def _ends(item: Xml, name: str) -> Iterator[tuple[str, str]]:
    for one in item.walk():
        if one.tag in ("gte", "lte", "gt", "lt"):
            variable, value = one.first("variable"), one.first("basevalue")
            number = number_in(in_line(value.text)) if value else ""
            if variable is not None and variable.attrs.get("identifier") == name and number:
                yield ("min" if one.tag.startswith("g") else "max"), number


def _task(_item: Xml, body: Xml, _language: str) -> Draft:
    told = next((one for one in body.walk() if one.tag == "rubricblock"), None)
    parts = list(told.walk()) if told else []
    model = next((one for one in parts if one.attrs.get("class") == "model"), None)
    rows = next((one for one in parts if one.attrs.get("class") == "rubric"), None)
    rubric: list[Tree] = [text_of(row) for row in rows.elements("li")] if rows else []
    lines = interaction_of(body).attrs.get("expectedlines", "")
    space = lines if lines.isascii() and lines.isdigit() and lines not in ("0", "4") else ""
    return draft("reflection", prompt_of(body), model=text_of(model or told), rubric=rubric, space=space[:2])


READ: Mapping[str, Callable[[Xml, Xml, str], Draft | None]] = {
    "choiceinteraction": _choice,
    "orderinteraction": _order,
    "matchinteraction": _match,
    "textentryinteraction": _gaps,
    "extendedtextinteraction": _task,
}
"""By the tag of the interaction."""


def question_of(item: Xml, language: str) -> Draft | None:
    """The question of the interaction that an item holds; one that holds several is none, unless all are gaps."""
    body = item.first("itembody")
    if body is None:
        return None
    kinds = Counter(one.tag for one in body.walk() if one.tag.endswith("interaction"))
    kind = next(iter(kinds), "")
    alone = len(kinds) == 1 and (kinds[kind] == 1 or kind == "textentryinteraction")
    reader = READ.get(kind) if alone else None
    return reader(item, body, language) if reader else None
