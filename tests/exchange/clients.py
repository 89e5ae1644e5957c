"""Exports in the readers of others: GIFT, QTI and Anki (`build.py test tests/exchange/clients.py` runs this).

They are installed when this is run first, and are no part of every run.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from coursewright.base.issues import IssueLog
from coursewright.exchange.format import Source
from coursewright.exchange.formats import FORMATS
from coursewright.exchange.packing import unzipped, zipped
from coursewright.quiz.kinds import KINDS
from coursewright.quiz.model import LoadedQuiz

from ..browser.sites import served
from ..browser.tools import NODE
from .installed import node_folder, python
from .made import exported, loaded, made

EACH = 10
"""Questions of each kind."""


@pytest.fixture(scope="session")
def gallery() -> LoadedQuiz:
    """Questions of all kinds."""
    return loaded([tree for kind in KINDS for tree in made(kind, EACH, seed=7)])


GIFT_KINDS = {
    "single": "MC", "multiple": "MC", "true-false": "TF", "blanks": "Short", "numeric": "Numerical",
    "match": "Matching", "reflection": "Essay",
}  # fmt: skip
PARSE = (
    "const {parse} = require('gift-pegjs'); const fs = require('fs');"
    "console.log(JSON.stringify(parse(fs.readFileSync(0, 'utf8'))))"
)


def test_gift_pegjs_reads_every_question_that_was_written(gallery: LoadedQuiz) -> None:
    bundle, _, raw = exported(FORMATS["gift"], gallery)
    answer = subprocess.run(
        [NODE, "-e", PARSE], input=raw, capture_output=True, cwd=node_folder().parent, check=True
    )
    rows = [row for row in json.loads(answer.stdout) if row["type"] != "Category"]
    asked = list(bundle.asked)
    assert [row["title"] for row in rows] == [row.question.id for row in asked]
    assert [row["id"] for row in rows] == [row.name for row in asked]
    for row, one in zip(rows, asked, strict=True):
        question: Any = one.question
        kind = (
            "Numerical"
            if question.type == "blanks" and not question.blanks[0].accept
            else GIFT_KINDS[question.type]
        )
        assert row["type"] == kind, row["title"]
        if question.type in ("single", "multiple"):
            right = [choice["isCorrect"] or (choice["weight"] or 0) > 0 for choice in row["choices"]]
            assert right == [option.correct for option in question.options]
            assert [bool(choice["feedback"]) for choice in row["choices"]] == [True] * len(right)
        elif question.type == "match":
            assert len(row["matchPairs"]) == len(question.pairs)
        elif question.type == "true-false":
            assert row["isTrue"] is question.answer


@pytest.fixture(scope="session")
def player(gallery: LoadedQuiz, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page that plays the items of a package."""
    folder = tmp_path_factory.mktemp("qti")
    script = node_folder() / "@citolab" / "qti-components" / "cdn" / "index.js"
    shutil.copyfile(script, folder / "index.js")
    for name, raw in unzipped(exported(FORMATS["qti3"], gallery)[2]).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(raw)
    page = '<!doctype html><meta charset="utf-8"><script type="module" src="index.js"></script><main></main>'
    (folder / "play.html").write_text(page, encoding="utf-8")
    with served(folder, host="127.0.0.1") as address:
        yield address


PLAY = """async ([url, answers]) => {
  const main = document.querySelector('main');
  main.innerHTML = `<qti-item><item-container item-url="${url}"></item-container></qti-item>`;
  const found = () => main.querySelector('item-container')?.shadowRoot?.querySelector('qti-assessment-item');
  for (let turn = 0; turn < 400 && !found()?.variables?.length; turn += 1) {
    await new Promise((go) => setTimeout(go, 25));
  }
  const item = found();
  await item.updateComplete;
  await new Promise((go) => setTimeout(go, 30));
  for (const [name, value] of Object.entries(answers)) item.updateResponseVariable(name, value);
  item.processResponse();
  await new Promise((go) => setTimeout(go, 10));
  const value = (name) => item.variables.find((row) => row.identifier === name)?.value ?? null;
  const words = item.querySelector('qti-item-body').textContent.replace(/\\s+/g, ' ');
  return {score: Number(value('SCORE')), feedback: value('FEEDBACK'), explain: value('EXPLAIN'), words};
}"""


def test_qti_components_plays_and_scores_every_item(gallery: LoadedQuiz, player: str, page: Page) -> None:
    bundle = exported(FORMATS["qti3"], gallery)[0]
    page.goto(f"{player}/play.html")
    played = 0
    for row in bundle.asked:
        url = f"items/{row.name.replace('#', '.')}.xml"
        right, part, wrong = answers(row.question)
        points = row.question.points
        best = page.evaluate(PLAY, [url, right])
        assert best["score"] == pytest.approx(points if right else 0, abs=1e-4), row.name
        assert best["explain"] == ("explain" if row.question.explain else None), row.name
        assert bare(unescape(re.sub(r"<[^>]*>", "", bundle.html(row.question.prompt)))) in bare(
            best["words"]
        ), row.name
        if right:
            assert page.evaluate(PLAY, [url, wrong])["score"] == pytest.approx(0, abs=1e-4), row.name
            played += 1
        if part is not None:
            assert 0 < page.evaluate(PLAY, [url, part])["score"] < points, row.name
        if row.question.type in ("single", "multiple"):
            assert best["feedback"] == right["RESPONSE"], row.name
    assert played > EACH * 8


def bare(text: str) -> str:
    """Words without white space."""
    return "".join(text.split())


def answers(question: Any) -> tuple[dict[str, Any], dict[str, Any] | None, dict[str, Any]]:
    """What is right of a question, what is right in part if anything is, and what is wrong, by response."""
    if question.type in ("single", "multiple"):
        right = [row.id for row in question.options if row.correct]
        wrong = [row.id for row in question.options if not row.correct]
        if question.type == "single":
            return {"RESPONSE": right[0]}, None, {"RESPONSE": wrong[0] if wrong else None}
        return {"RESPONSE": right}, {"RESPONSE": right[:-1]}, {"RESPONSE": wrong}
    if question.type == "true-false":
        truth = "true" if question.answer else "false"
        return {"RESPONSE": truth}, None, {"RESPONSE": "false" if question.answer else "true"}
    if question.type == "numeric":
        return {"RESPONSE": str(inside(question))}, None, {"RESPONSE": "987654"}
    if question.type == "blanks":
        right = {
            f"GAP_{row.id}": row.accept[-1].upper() if row.accept else str(inside(row))
            for row in question.blanks
        }
        part = {**right, next(iter(right)): "987654"} if len(right) > 1 else None
        return right, part, dict.fromkeys(right, "987654")
    if question.type == "order":
        names = [row.id for row in question.items]
        return {"RESPONSE": names}, None, {"RESPONSE": names[::-1]}
    if question.type in ("match", "categorise"):
        return paired(question)
    return {}, None, {}


def inside(row: Any) -> Any:
    """A number that is right."""
    return row.answer if row.answer is not None else (row.min + row.max) / 2


def paired(question: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Pairs that are right, all but one of them, and all with another partner."""
    if question.type == "match":
        targets: dict[str, str] = {}
        for row in question.pairs:
            targets.setdefault(row.right, f"to.{row.id}")
        homes = [(row.id, targets[row.right]) for row in question.pairs]
        others = [*targets.values(), *(f"to.{row.id}" for row in question.extra)]
    else:
        homes = [(item.id, group.id) for group in question.groups for item in group.items]
        others = [group.id for group in question.groups]
    right = [f"{source} {target}" for source, target in homes]
    wrong = [f"{source} {other}" for source, target in homes for other in others if other != target]
    single = {pair.split()[0]: pair for pair in wrong}
    return {"RESPONSE": right}, {"RESPONSE": right[:-1]}, {"RESPONSE": list(single.values())}


@pytest.mark.parametrize(
    ("written", "way", "wanted"), [("qti21", "upgrade", "qti3"), ("qti3", "downgrade", "qti21")]
)
def test_qti_convert_makes_of_one_version_what_we_write_in_the_other(
    written: str, way: str, wanted: str, gallery: LoadedQuiz, tmp_path: Path
) -> None:
    ours = unzipped(exported(FORMATS[written], gallery)[2])
    theirs: dict[str, bytes] = {}
    program = python().with_name("qti-convert")
    for name, raw in ours.items():
        if name.startswith("items/"):
            (tmp_path / "in.xml").write_bytes(raw)
            words = [program, way, tmp_path / "in.xml", tmp_path / "out.xml"]
            done = subprocess.run(words, capture_output=True, check=False)
            assert done.returncode == 0, (name, done.stdout, done.stderr)
            theirs[name] = (tmp_path / "out.xml").read_bytes()
    order = unzipped(exported(FORMATS[wanted], gallery)[2])
    converted = zipped({"test.xml": order["test.xml"], **theirs})
    assert trees(converted) == trees(exported(FORMATS[wanted], gallery)[2])
    assert len(theirs) > EACH * 10


def trees(raw: bytes) -> list[Any]:
    """The questions of a package."""
    issues = IssueLog()
    read = FORMATS["qti3"].read
    assert read is not None
    found = read(Source(file="file", raw=raw, language="zh"), issues)
    assert not issues.found
    return [row.tree for row in found]


MOODLE = """
import json, sys
from moodle_xml_parser.parser import parse_file
rows = parse_file(sys.argv[1])["multichoice"]
print(json.dumps([[row.name, row.single, [option.score_fraction for option in row.options]] for row in rows]))
"""


def test_moodle_xml_parser_reads_choices_with_their_shares(gallery: LoadedQuiz, tmp_path: Path) -> None:
    bundle, _, raw = exported(FORMATS["moodle-xml"], gallery)
    (tmp_path / "bank.xml").write_bytes(raw)
    words = [python(), "-c", MOODLE, tmp_path / "bank.xml"]
    said = json.loads(subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout)
    questions: list[Any] = [row.question for row in bundle.asked]
    choices = [row for row in questions if row.type in ("single", "multiple")]
    assert [row[0] for row in said] == [row.id for row in choices]
    for (_, single, shares), question in zip(said, choices, strict=True):
        assert single == (question.type == "single")
        assert [share > 0 for share in shares] == [option.correct for option in question.options]
        assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=1e-4)


ANKI = """
import json, sys
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
base = Collection(sys.argv[1])
told = []
for path in sys.argv[2:]:
    log = base.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions())).log
    lost = len(log.first_field_match) + len(log.missing_notetype) + len(log.conflicting)
    told.append({"new": len(log.new), "updated": len(log.updated), "same": len(log.duplicate), "lost": lost})
cards = [base.get_card(name) for name in base.find_cards("")]
shown = [(card.note().fields[0], card.question(), card.answer()) for card in cards]
decks = [row.name for row in base.decks.all_names_and_ids()]
print(json.dumps({"told": told, "shown": shown, "decks": decks, "sound": base.fix_integrity()[1]}))
base.close()
"""


def test_anki_takes_the_cards_and_a_later_import_updates_them(gallery: LoadedQuiz, tmp_path: Path) -> None:
    first = exported(FORMATS["anki"], gallery)[2]
    changed = loaded(
        [{**tree, "prompt": f"新 {tree['prompt']}"} for kind in KINDS for tree in made(kind, EACH, seed=7)]
    )
    bundle, _, second = exported(FORMATS["anki"], changed, epoch=86_400)
    paths = []
    for name, raw in (("a.apkg", first), ("b.apkg", second)):
        (tmp_path / name).write_bytes(raw)
        paths.append(str(tmp_path / name))
    words = [python(), "-c", ANKI, str(tmp_path / "base.anki2"), *paths]
    answer = subprocess.run(words, capture_output=True, check=True, encoding="utf-8")
    said = json.loads(answer.stdout)
    count = EACH * len(KINDS)
    assert said["told"] == [
        {"new": count, "updated": 0, "same": 0, "lost": 0},
        {"new": 0, "updated": count, "same": 0, "lost": 0},
    ]
    assert said["sound"] is True
    assert "Demo / course::画廊" in said["decks"]
    shown = {name: (front, back) for name, front, back in said["shown"]}
    assert set(shown) == {row.name for row in bundle.asked}
    assert all("新" in front and "新" in back and front != back for front, back in shown.values())
