"""Makes a course's twin: every key and every sealed text changed, everything readable left as it is."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from coursewright.base.issues import IssueLog
from coursewright.base.source import read_yaml

from ..sealed import with_sealed

MATCH = re.compile(r'<cw-question [^>]*data-type="match".*?</cw-question>', re.DOTALL)
ROW = re.compile(r'class="cw-pair" data-token="(\w+)"')


def write_twin(source: Path, target: Path) -> None:
    """Copy a project's content and settings, its quizzes with other keys and other sealed texts."""
    shutil.copytree(source / "content", target / "content")
    shutil.copy(source / "mkdocs.yml", target / "mkdocs.yml")
    for file in sorted((source / "quizzes").rglob("*.yml")):
        document = read_yaml(file, source, IssueLog())
        assert document is not None
        assert isinstance(document.tree, dict)
        twin = target / file.relative_to(source)
        twin.parent.mkdir(parents=True, exist_ok=True)
        tree = changed(document.tree)
        # JSON is YAML, and every scalar here is its source text again.
        twin.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8", newline="\n")


def changed(tree: Any) -> Any:
    """A quiz's tree with every key turned and every sealed text replaced."""
    twin = with_sealed(tree, _other)
    return {**twin, "questions": [_question(question) for question in twin["questions"]]}


def _question(question: dict[str, Any]) -> dict[str, Any]:
    return {**question, **TURNED[question["type"]](question)}


def _reflection(question: dict[str, Any]) -> dict[str, Any]:
    """One thing more to look for; a question that is asked before has nothing that is looked for."""
    return {"rubric": [*question["rubric"], _other(question["prompt"])]} if "rubric" in question else {}


def _dialogue(question: dict[str, Any]) -> dict[str, Any]:
    bands = [{"text": _other(question["prompt"])}]
    return {"nodes": [_node(node) for node in question["nodes"]], "bands": bands}


def _pairs(question: dict[str, Any]) -> dict[str, Any]:
    """Other pairs: two left sides with each other's right ones, and with their ids.

    A pair has one id for its two sides. Nothing else in it is the same in all languages and outlives other words,
    so nothing else can name a right text. Here ids go with the right texts: these keep their tokens and places, and
    of the page only the tokens of the rows change hands (see `with_rows_named_in_order`); paper has no tokens.
    """
    rows = question["pairs"]
    rights = [row["right"] for row in rows]
    # Of a text that several rows share, the first row's id names it.
    free = [
        place for place, right in enumerate(rights) if rights.count(right) == 1 or rights.index(right) < place
    ]
    turned = list(rows)

    def stays(place: int, at: int) -> bool:
        right = rights[place]
        return rights.count(right) == 1 or rights.index(right) < at

    others = (
        (one, two)
        for one in free
        for two in free
        if rights[one] != rights[two] and stays(one, two) and stays(two, one)
    )
    one, two = next(others, (0, len(rows) - 1))
    turned[one], turned[two] = rows[two], rows[one]
    return {
        "pairs": [
            {**row, "id": other["id"], "right": other["right"]}
            for row, other in zip(rows, turned, strict=True)
        ]
    }


def with_rows_named_in_order(page: str) -> str:
    """A page whose matches have the tokens of their rows in order: those they have, whichever row has which."""

    def named(form: re.Match[str]) -> str:
        tokens = ROW.findall(form[0])
        names = dict(zip(tokens, sorted(tokens), strict=True))
        return re.sub("|".join(tokens), lambda found: names[found[0]], form[0])

    return MATCH.sub(named, page)


def _number(question: dict[str, Any]) -> dict[str, Any]:
    """Another number (or range), and one slip in place of all."""
    number = {key: f"{9871 + place}" for place, key in enumerate(("answer", "min", "max")) if key in question}
    return {**number, "slips": [{"answer": "-9", "why": _other(question["prompt"])}]}


def _items(items: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """Rows in another right order, or with other ratings, and with other reasons."""
    twins = [{**item} for item in items]
    if kind == "order":
        return [*twins[1:], twins[0]]
    for twin in twins:
        if "answer" in twin:
            twin["answer"] = "-2" if int(twin["answer"].replace("−", "-")) > 0 else "2"
            twin.pop("tolerance", None)
    return twins


def _groups(groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same items, each in the group after its own."""
    rows = [group["items"] for group in groups]
    turned = [*rows[1:], rows[0]]
    return [{**group, "items": items} for group, items in zip(groups, turned, strict=True)]


def _other(text: str) -> str:
    """Another text in place of one, another for each, told apart by letters (languages may not share texts)."""
    mark = str(sum(map(ord, text))).translate(str.maketrans("0123456789", "零一二三四五六七八九"))
    return f"完全不同的一句话，长短也不一样（原来那句的记号是{mark}）。"


def _options(options: list[dict[str, Any]], *, single: bool) -> list[dict[str, Any]]:
    rights = ["correct" in option and option["correct"] == "true" for option in options]
    turned = [*rights[1:], rights[0]] if single else [not right for right in rights]
    if not any(turned):
        turned[0] = True
    twins = []
    for option, right in zip(options, turned, strict=True):
        twin = {key: value for key, value in option.items() if key != "correct"}
        twins.append({**twin, "correct": "true"} if right else twin)
    return twins


def _node(node: dict[str, Any]) -> dict[str, Any]:
    """The step with every score turned round."""
    replies = [
        {
            **reply,
            "score": f"{-int(reply['score'].replace('−', '-')):d}",
        }
        for reply in node["replies"]
    ]
    return {**node, "replies": replies}


def _line(line: dict[str, Any], rules: list[dict[str, Any]]) -> dict[str, Any]:
    """The line with the other mark; a bad one has a rule, the last, and a model."""
    if "mark" not in line:
        return line
    twin = {key: value for key, value in line.items() if key not in ("mark", "rule", "model")}
    if line["mark"] == "bad":
        return {**twin, "mark": "good"}
    rule = {"rule": rules[-1]["id"]} if rules else {}
    return {**twin, **rule, "mark": "bad", "model": _other(line["says"])}


def _blank(blank: dict[str, Any], index: int) -> dict[str, Any]:
    twin = {key: value for key, value in blank.items() if key not in ("slips", "numerals")}
    if "accept" not in blank:
        number = {key: f"{index + 9871}" for key in ("answer", "min", "max") if key in blank}
        return {**twin, **number, "slips": [{"answer": "-9", "why": "这是另一个错法，理由也换过了。"}]}
    slip = {"accept": [f"错{index}"], "why": "这是另一个错法，理由也换过了。"}
    return {**twin, "accept": [f"另外一个词{index}", f"又一个更长的说法{index}"], "slips": [slip]}


TURNED: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "single": lambda question: {"options": _options(question["options"], single=True)},
    "multiple": lambda question: {"options": _options(question["options"], single=False)},
    "hotspot": lambda question: {"options": _options(question["options"], single=False)},
    "true-false": lambda question: {"answer": "false" if question["answer"] == "true" else "true"},
    "blanks": lambda question: {
        "blanks": [_blank(row, index) for index, row in enumerate(question["blanks"])]
    },
    "numeric": _number,
    "order": lambda question: {"items": _items(question["items"], "order")},
    "match": _pairs,
    "categorise": lambda question: {"groups": _groups(question["groups"])},
    "scale": lambda question: {"items": _items(question["items"], "scale")},
    "reflection": _reflection,
    "dialogue": _dialogue,
    "transcript": lambda question: {
        "lines": [_line(row, question.get("rules", [])) for row in question["lines"]]
    },
}
"""What is changed in a question of each kind; a kind that is missing here fails the test."""
