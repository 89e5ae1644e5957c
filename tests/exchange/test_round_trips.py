"""What a format keeps of a question comes back equal; what its table says is lost, and nothing else, is lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from coursewright.base.issues import IssueLog, Place
from coursewright.base.markup import Prose
from coursewright.base.places import Tree
from coursewright.exchange.format import Format, Source
from coursewright.exchange.formats import FORMATS
from coursewright.exchange.likeness import in_form
from coursewright.exchange.markup import plain_html, words_of
from coursewright.exchange.trees import paths_in, tree_of, without
from coursewright.project.model import Project
from coursewright.prose import render_texts
from coursewright.prose.looks.paper import Paper
from coursewright.quiz.kinds import KINDS, AnyQuestion

from .made import exported, loaded, made, project_of

BOTH = {name: form for name, form in FORMATS.items() if form.write and form.read}
CASES = [(name, kind) for name, form in BOTH.items() for kind in KINDS if form.keeps[kind].form in KINDS]
COUNT = 8
"""Questions of a kind in every run; ten times as many in a whole one."""
PLAIN = frozenset(
    "id type objective level tags points answer tolerance min max unit accept numerals credit space plot".split()
)
"""Keys whose values are no Markdown."""


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_a_question_that_a_format_holds_comes_back_equal(
    name: str, kind: str, pytestconfig: pytest.Config
) -> None:
    form = BOTH[name]
    quiz = loaded(made(kind, COUNT * 10 if pytestconfig.getoption("--all") else COUNT))
    bundle, losses, raw = exported(form, quiz)
    kept = list(bundle.asked)
    assert kept, losses
    wanted = [expected(row.written, form, quiz.language) for row in kept]
    issues = IssueLog()
    read = form.read
    assert read is not None
    found = read(Source(file="file", raw=raw, language=quiz.language), issues)
    # Where questions stand in Moodle's bank has no place in a quiz, and is told.
    assert not [row for row in issues.found if "$course$/top/" not in row.message]
    got = [
        without(bare(row.tree), frozenset(("id",))) if "id" in form.keeps[kind].loses else bare(row.tree)
        for row in found
    ]
    project = project_of(quiz)
    plain = frozenset((*form.keeps[kind].plain, *form.keeps[form.keeps[kind].form].plain))
    for one, other in zip(shown(got, project, plain), shown(wanted, project, plain), strict=True):
        assert one == other


def expected(question: AnyQuestion, form: Format, language: str) -> Tree:
    """What should come back: the question in the form that stands for it, without what the table says is lost."""
    keep = form.keeps[question.type]
    like = in_form(question, keep.form, language)
    assert like is not None
    lost = frozenset(keep.loses)
    if like is not question:
        other = form.keeps[keep.form]
        lost = frozenset(other.loses) | lost
    return without(bare(tree_of(like)), lost)


def bare(tree: Any, above: str = "") -> Any:
    """A tree without the ids of rows, which formats have no place for, gaps named by their places."""
    if isinstance(tree, dict):
        rows = {key: bare(value, key) for key, value in tree.items() if not (key == "id" and above)}
        if tree.get("type") == "blanks":
            for turn, blank in enumerate(tree["blanks"]):
                rows["text"] = rows["text"].replace(f"[[{blank.get('id', chr(97 + turn))}]]", f"<<{turn}>>")
        return rows
    return [bare(row, above) for row in tree] if isinstance(tree, list) else tree


def shown(trees: list[Any], project: Project, plain: frozenset[str]) -> list[Any]:
    """Trees with their texts as the HTML that they make, those at the paths `plain` as words; numbers as ranges."""
    texts: list[str] = []
    for tree in trees:
        collect(tree, "", texts)
    leaves = [[Prose(text=text, place=Place(file=""))] for text in texts]
    rendered, _ = render_texts(project, leaves, "index.md", Paper(audience="trainer"))
    html = {text: plain_html(nodes) for text, nodes in zip(texts, rendered, strict=True)}
    return [replaced(tree, (), html, plain) for tree in trees]


def collect(tree: Any, key: str, texts: list[str]) -> None:
    """The texts of a tree that are Markdown."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            collect(value, name, texts)
    elif isinstance(tree, list):
        for row in tree:
            collect(row, key, texts)
    elif key not in PLAIN:
        texts.append(tree)


def replaced(tree: Any, path: tuple[str, ...], html: dict[str, str], plain: frozenset[str]) -> Any:
    """A tree with texts as they are shown."""
    if isinstance(tree, dict):
        rows = {name: replaced(tree[name], (*path, name), html, plain) for name in sorted(tree)}
        return ranged(rows) if rows.get("type") != "true-false" else rows
    if isinstance(tree, list):
        return [replaced(row, path, html, plain) for row in tree]
    if path[-1] in PLAIN:
        return tree
    return words_of(html[tree]) if ".".join(path) in plain else html[tree]


def ranged(rows: dict[str, Any]) -> dict[str, Any]:
    """A number, however it is written, as its two ends."""
    ends = {key: Decimal(rows[key]) for key in ("answer", "tolerance", "min", "max") if key in rows}
    if "answer" in ends:
        wide = ends.get("tolerance", Decimal(0))
        ends = {"min": ends["answer"] - wide, "max": ends["answer"] + wide}
    return {**{key: value for key, value in rows.items() if key not in ("answer", "tolerance")}, **ends}


@pytest.mark.parametrize("name", BOTH)
def test_the_table_of_a_format_names_every_kind_and_only_fields_that_there_are(name: str) -> None:
    keeps = BOTH[name].keeps
    assert set(keeps) == set(KINDS)
    for kind, keep in keeps.items():
        assert keep.form in ("", "match", kind) or keep.form in KINDS, kind
        assert bool(keep.form) != bool(keep.why), kind
        said = {path for tree in made(kind, 40) for path in paths_in(tree)}
        lost = {path for path in keep.loses if path.split(".")[0] not in RARE}
        assert {path for path in lost if "." in path and path.split(".")[-1] not in RARE} <= said, kind


RARE = frozenset(
    "frameworks roles moments figure must data revision minor formerly asks pin part shuffle numerals variants"
    " tolerance rule model rules credit plot optional mood debrief".split()
)
"""Fields that the made questions do not have."""
