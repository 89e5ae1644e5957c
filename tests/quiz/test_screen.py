from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from coursewright.base.markup import Element, Node, Prose, Sealed, plain_text, to_html
from coursewright.languages.words import words
from coursewright.quiz import seal
from coursewright.quiz.kinds import kind_of
from coursewright.quiz.screen import Anchor, screen_quiz
from tests.quiz.cases import ALL_KINDS, quiz_from


def walk(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Element):
        for child in node.children:
            yield from walk(child)


def elements(node: Node, tag: str) -> list[Element]:
    return [found for found in walk(node) if isinstance(found, Element) and found.tag == tag]


def attr(node: Element, name: str) -> str | None:
    return dict(node.attrs).get(name)


def readable(node: Node) -> str:
    """The page's HTML with Markdown in place and nothing for capsules."""
    return to_html(node, lambda leaf: filled(leaf) if isinstance(leaf, Prose) else "")


def filled(leaf: Prose) -> str:
    text = leaf.text
    for name, field in leaf.slots:
        text = text.replace(f"[[{name}]]", to_html(field))
    return text


def test_every_question_is_a_form_with_a_stem_and_one_capsule():
    loaded = quiz_from(ALL_KINDS)
    questions = elements(screen_quiz(loaded), "cw-question")
    assert [attr(q, "id") for q in questions] == ["q-one", "q-many", "q-truth", "q-gaps"]
    for question, (model, _) in zip(questions, loaded.sheets(), strict=True):
        assert attr(question, "data-question") == f"gallery#{model.id}"
        assert attr(question, "data-type") == model.type
        assert plain_text(elements(question, "legend")[0]) == model.prompt
        assert sum(isinstance(child, Sealed) for child in question.children) == 1


def test_no_secret_stands_outside_the_capsule():
    page = "".join(readable(q) for q in elements(screen_quiz(quiz_from(ALL_KINDS)), "cw-question"))
    for secret in ("REASON", "EXPLAIN", "外表", "外貌", "looks", "right-one", "correct", "partial", "must"):
        assert secret not in page


def test_a_page_without_its_capsules_does_not_depend_on_the_key():
    before = screen_quiz(quiz_from(ALL_KINDS))
    twin = ALL_KINDS.replace("correct: true", "correct: flip").replace("correct: false", "correct: true")
    twin = twin.replace("correct: flip", "correct: false").replace("answer: false", "answer: true")
    twin = (
        twin.replace("外表, 仪表", "举手投足之间的一切行为")
        .replace("外貌", "面孔")
        .replace("must: true", "must: false")
    )
    after = screen_quiz(quiz_from(twin))
    revisions = [attr(q, "data-rev") for tree in (before, after) for q in elements(tree, "cw-question")]
    first, second = readable(before), readable(after)
    for revision in filter(None, revisions):
        first, second = first.replace(revision, ""), second.replace(revision, "")
    assert first == second
    assert revisions[:3] != revisions[4:7]


def test_the_capsule_holds_key_reasons_slips_words_and_explanation():
    loaded = quiz_from(ALL_KINDS)
    leaves = {leaf.context: leaf for leaf in walk(screen_quiz(loaded)) if isinstance(leaf, Sealed)}
    for question, sheet in loaded.sheets():
        leaf = leaves[sheet.context]
        assert leaf.values["key"] == kind_of(question).key(question, sheet.token)
    one = leaves["coursewright/1 c gallery#one zh "]
    assert one.values["must"] is True
    assert {path[0] for path, _ in one.texts} == {"why", "explain"}
    gaps = leaves["coursewright/1 c gallery#gaps zh "]
    assert {path[0] for path, _ in gaps.texts} == {"answer", "why", "slips"}
    assert all(text.place.line > 1 for leaf in leaves.values() for _, text in leaf.texts)


def test_values_and_names_in_the_form_are_tokens():
    loaded = quiz_from(ALL_KINDS)
    question, sheet = loaded.one("one")
    form = screen_quiz(loaded, only="one")
    values = {attr(field, "value") for field in elements(form, "input") if attr(field, "name") == "answer"}
    assert values == {sheet.token("option", option.id) for option in question.options}


def test_blanks_are_named_in_reading_order():
    loaded = quiz_from(ALL_KINDS)
    text = next(leaf for leaf in walk(screen_quiz(loaded)) if isinstance(leaf, Prose) and leaf.slots)
    assert [name for name, _ in text.slots] == ["looks", "count"]
    fields = [elements(gap, "input") for _, gap in text.slots]
    assert [attr(field, "aria-label") for (field,) in fields] == ["第 1 空，共 2 空", "第 2 空，共 2 空"]


def test_hints_are_numbered_where_there_are_several():
    for hints, shown in (("[甲]", ["提示"]), ("[甲, 乙]", ["提示 1 / 2", "提示 2 / 2"])):
        quiz = ALL_KINDS.replace("[想想账单。, 再想想电话。]", hints)
        summaries = elements(screen_quiz(quiz_from(quiz)), "summary")
        assert [plain_text(summary) for summary in summaries] == shown


def test_a_question_alone_has_no_number_no_map_and_no_pass_mark():
    tree = screen_quiz(quiz_from(ALL_KINDS), only="truth")
    assert attr(tree, "data-pass") is None
    assert elements(tree, "nav") == []
    assert [attr(q, "id") for q in elements(tree, "cw-question")] == ["c-truth"]
    assert "第" not in plain_text(elements(tree, "section")[0])


def test_an_unknown_question_is_refused():
    with pytest.raises(KeyError):
        screen_quiz(quiz_from(ALL_KINDS), only="nowhere")


def test_confidence_stands_only_where_the_quiz_wants_it():
    assert "cw-conf" not in readable(screen_quiz(quiz_from(ALL_KINDS)))
    wanted = readable(screen_quiz(quiz_from(ALL_KINDS.replace("pass: 75", "pass: 75\nconfidence: true"))))
    assert wanted.count("cw-conf") == 4


def test_objectives_reach_the_script():
    tree = screen_quiz(quiz_from(ALL_KINDS), objectives=[Anchor(id="curve", text="读曲线", href="#curve")])
    assert '<a data-objective="curve" href="#curve">读曲线</a>' in readable(tree)


def test_there_is_no_style_no_script_and_every_control_can_be_named():
    tree = screen_quiz(quiz_from(ALL_KINDS))
    for node in walk(tree):
        if isinstance(node, Element):
            assert node.tag not in ("style", "script")
            assert not any(name == "style" or name.startswith("on") for name, _ in node.attrs)
    for button in elements(tree, "button"):
        assert plain_text(button)
    for label in elements(tree, "label"):
        assert elements(label, "input")
        assert plain_text(label)


def test_both_languages_have_the_same_words():
    zh, en = words("zh"), words("en")
    assert {key for key in zh if key.startswith("quiz.")} == {key for key in en if key.startswith("quiz.")}
    for key in zh:
        if key.startswith("quiz."):
            assert zh[key]
            assert names_in(zh[key]) == names_in(en[key]), key


def names_in(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


def test_a_second_quiz_whose_ids_the_page_has_already_begins_its_own_with_its_name():
    loaded = quiz_from(ALL_KINDS)
    assert loaded.apart_from(()) == ""
    assert loaded.apart_from(("q-other", "c-one")) == ""
    assert loaded.apart_from(("q-many",)) == "gallery-"
    assert loaded.apart_from(("q-many", "q-gallery-one")) == "gallery-2-"
    assert loaded.apart_from(("q-one",), "one") == ""
    assert loaded.apart_from(("c-one",), "one") == "gallery-"
    page = screen_quiz(loaded, apart="gallery-")
    ids = [str(attr(node, "id")) for node in elements(page, "cw-question")]
    assert ids == ["q-gallery-one", "q-gallery-many", "q-gallery-truth", "q-gallery-gaps"]
    assert {*ids} == loaded.anchors(apart="gallery-")
    assert [attr(link, "href") for link in elements(page, "a")[:4]] == [f"#{name}" for name in ids]
    assert attr(elements(page, "cw-question")[0], "data-question") == "gallery#one"


def test_an_answer_to_show_is_no_markdown():
    loaded = quiz_from(ALL_KINDS.replace("[外表, 仪表]", "[__init__]"))
    question, sheet = loaded.one("gaps")
    shown = [leaf.text for path, leaf in kind_of(question).reasons(question, sheet) if path[0] == "answer"]
    assert "&#95;&#95;init&#95;&#95;" in shown


def tokens_in(loaded):
    page = "".join(readable(q) for q in elements(screen_quiz(loaded), "cw-question"))
    return re.findall(r'(?:data-token|value|name)="([0-9a-f]{6})"', page)


def test_another_name_changes_neither_tokens_nor_orders():
    before = quiz_from(ALL_KINDS.replace("formerly: [old#gaps]", "points: 1"))
    text = ALL_KINDS.replace("formerly: [old#gaps]", "points: 1")
    for name in ("one", "many", "truth", "gaps"):
        old = f"  - id: {name}\n"
        assert old in text
        text = text.replace(old, f"  - id: {name}-2\n    formerly: [gallery#{name}]\n", 1)
    after = quiz_from(text)
    assert tokens_in(after) == tokens_in(before)
    assert len(tokens_in(before)) > 5
    for (_, sheet), (_, first) in zip(after.sheets(), before.sheets(), strict=True):
        assert (sheet.seed, sheet.first) == (first.seed, first.name)


def test_a_renamed_question_tells_the_tokens_that_kept_answers_may_have():
    loaded = quiz_from(ALL_KINDS)
    page = screen_quiz(loaded)
    gaps, one = (
        next(q for q in elements(page, "cw-question") if attr(q, "id") == f"q-{name}")
        for name in ("gaps", "one")
    )
    _, sheet = loaded.sheets()[3]
    pairs = dict(pair.split(":") for pair in (attr(gaps, "data-tokens") or "").split())
    names = {"looks", "count"} & {blank.id for blank in loaded.questions[3].blanks}
    assert {sheet.token("blank", name) for name in names} <= set(pairs.values())
    assert pairs[seal.token("c", "gallery", "gaps", "blank", "looks")] == seal.token(
        "c", "old", "gaps", "blank", "looks"
    )
    assert attr(one, "data-tokens") is None
