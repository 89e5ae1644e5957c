"""Every figure of the trainers' page is what numpy finds in the same files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.browser.tools import NODE, bundle, node_environment
from tests.trainer import reckoned
from tests.trainer.school import LESSONS, school
from tests.trainer.synthetic import class_files

SEEDS = (1, 2)
NEAR = 1e-9


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page's own functions for Node."""
    file = tmp_path_factory.mktemp("figures") / "figures.mjs"
    bundle(file, Path(__file__).with_name("figures.mjs"))
    return file


@pytest.fixture(scope="module", params=SEEDS)
def files(request: pytest.FixtureRequest) -> dict[str, str]:
    """Thirty learners' files."""
    return class_files(school(), request.param)


@pytest.fixture(scope="module")
def found(files: dict[str, str], script: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the page makes of them."""
    folder = tmp_path_factory.mktemp("class")
    contents = folder / "contents.json"
    contents.write_text(json.dumps(school(), ensure_ascii=False), encoding="utf-8")
    (folder / "files").mkdir()
    for name, text in files.items():
        (folder / "files" / name).write_text(text, encoding="utf-8")
    run = subprocess.run(
        [NODE, str(script), str(contents), str(folder / "files")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=node_environment(),
        check=True,
    )
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def test_thirty_learners_are_known_by_their_names(files: dict[str, str], found: dict[str, Any]) -> None:
    assert found["refused"] == 0
    assert [row["name"] for row in found["people"]] == sorted(
        name.removesuffix(".json") for name in files if not name.startswith("exam-")
    )
    assert len(found["people"]) == 30


def test_the_whole_of_each_test(files: dict[str, str], found: dict[str, Any]) -> None:
    contents = school()
    answers = reckoned.first_answers(files, contents)
    assert {test["id"] for test in found["tests"]} == set(answers)
    for test in found["tests"]:
        wanted = reckoned.figures(answers[test["id"]], contents)
        assert test["learners"] == wanted["learners"]
        assert test["score"] == pytest.approx(wanted["score"], abs=NEAR)
        assert test["same"] == wanted["same"]
        if wanted["alpha"] is None:
            assert test["reliability"] is None
        else:
            assert test["reliability"]["alpha"] == pytest.approx(wanted["alpha"], abs=NEAR)
            assert test["reliability"]["sem"] == pytest.approx(wanted["sem"], abs=NEAR)


def test_each_question_in_each_revision(files: dict[str, str], found: dict[str, Any]) -> None:
    contents = school()
    answers = reckoned.first_answers(files, contents)
    seen = {"r": 0, "old": 0, "gaps": 0, "few": 0}
    for test in found["tests"]:
        wanted = reckoned.figures(answers[test["id"]], contents)["items"]
        assert {(item["question"], item["rev"]) for item in test["items"]} == set(wanted)
        for item in test["items"]:
            assert_same(item, wanted[item["question"], item["rev"]])
            seen["r"] += item["discrimination"] is not None
            seen["old"] += not item["current"]
            seen["gaps"] += len(item["gaps"])
            seen["few"] += item["difficulty"] is None
    assert min(seen.values()) > 0, seen  # else nothing of the kind was compared


def assert_same(item: dict[str, Any], wanted: dict[str, Any]) -> None:
    """One question's figures."""
    assert [item[key] for key in ("n", "right", "sure", "sureWrong")] == [
        wanted[key] for key in ("n", "right", "sure", "sureWrong")
    ]
    assert item["credit"] == pytest.approx(wanted["credit"], abs=NEAR)
    assert item["time"] == wanted["time"]
    assert (item["difficulty"] is None) == (wanted["wilson"] is None)
    if item["difficulty"]:
        assert item["difficulty"]["interval"] == pytest.approx(wanted["wilson"], abs=NEAR)
    assert (item["discrimination"] is None) == (wanted["r"] is None)
    if item["discrimination"]:
        assert item["discrimination"]["r"] == pytest.approx(wanted["r"], abs=NEAR)
        assert item["discrimination"]["interval"] == pytest.approx(wanted["interval"], abs=NEAR)
    counts = [(row["token"], row["n"], row["high"], row["low"]) for row in item["choices"]]
    assert counts == wanted["choices"]
    assert [gap["interval"] for gap in item["gaps"]] == [
        pytest.approx(row, abs=NEAR) for row in wanted["gaps"]
    ]


def test_no_verdict_where_an_interval_crosses_its_limit(found: dict[str, Any]) -> None:
    told = [item for test in found["tests"] for item in test["items"]]
    for item in told:
        low, high = item["discrimination"]["interval"] if item["discrimination"] else (-1, 1)
        least, most = item["difficulty"]["interval"] if item["difficulty"] else (0, 1)
        true = {
            "key": high < 0,
            "hard": most < 0.5,
            "easy": least > 0.85,
            "weak": high < 0.2,
            "fine": low > 0,
            "open": True,
            "few": item["n"] < 10,
        }
        assert true[item["verdict"]], item
    assert {"open", "fine"} <= {item["verdict"] for item in told}


def test_learners_by_modules(files: dict[str, str], found: dict[str, Any]) -> None:
    contents = school()
    points = {name: row["points"] for name, row in contents["questions"].items()}
    home = {name: test["module"] for test in contents["tests"] for name in test["questions"]}
    for row in found["people"]:
        entries = json.loads(files[f"{row['name']}.json"])["entries"]
        firsts = {
            name.removeprefix("q/"): entry["first"] for name, entry in entries.items() if name[:2] == "q/"
        }
        for module, standing in zip(LESSONS, row["modules"], strict=True):
            own = [(name, first) for name, first in firsts.items() if home[name] == module and points[name]]
            weights = np.array([points[name] for name, _ in own])
            shares = np.array([first["got"][0] / first["got"][1] for _, first in own])
            assert standing["answered"] == len(own)
            assert standing["got"] == pytest.approx(float(np.dot(weights, shares)), abs=NEAR)
            assert standing["of"] == weights.sum()
            assert standing["done"] == sum(f"l/{lesson}" in entries for lesson in LESSONS[module])
        wrong = [
            name
            for name, first in firsts.items()
            if first.get("sure") == 3 and first["got"][0] < first["got"][1]
        ]
        assert row["sureWrong"] == len(wrong)


def test_hand_ins_are_graded(files: dict[str, str], found: dict[str, Any]) -> None:
    exam = school()["exams"][0]
    graded = 0
    for row in found["people"]:
        text = files.get(f"exam-{row['name']}.json")
        if text is None:
            assert row["exams"] == []
            continue
        value = json.loads(text)
        rows = [
            (
                exam["items"][name]["points"],
                value["answers"].get(name, {}).get("a") == exam["items"][name]["keys"][""],
            )
            for name in value["asked"]
        ]
        share = 100 * sum(points for points, good in rows if good) // sum(points for points, _ in rows)
        assert [result["percent"] for result in row["exams"]] == [share]
        graded += 1
    assert graded > 15
