"""Result files of a made-up class, the same ones for the same seed: what browsers of its learners would have saved."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from coursewright.quiz.seal import plain_json

Json = dict[str, Any]
START = 1_750_000_000
FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
PARTS = 4
"""Parts that a question without choices has here."""


def class_files(contents: Mapping[str, Any], seed: int, count: int = 30) -> dict[str, str]:
    """Files by name: progress of all, and hand-ins of most where the course has an assessment."""
    chance = random.Random(seed)  # noqa: S311 - a class, no secret
    files: dict[str, str] = {}
    for number in range(count):
        name = f"{FAMILY[number % len(FAMILY)]}{number + 1:02d}"
        ability = chance.gauss(0, 1)
        files[f"{name}.json"] = as_text(progress_of(contents, chance, ability, number))
        for exam in contents["exams"]:
            if chance.random() < 0.8:
                file = hand_in_of(contents, exam, chance, ability, name, number)
                files[f"{exam['id']}-{name}.json"] = as_text(file)
    return files


def as_text(value: object) -> str:
    """JSON as pages save it."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def progress_of(contents: Mapping[str, Any], chance: random.Random, ability: float, number: int) -> Json:
    """What one learner's page exports; one in eight leaves lessons out."""
    entries: Json = {"me": {"v": 1, "seed": f"{number:08x}"}}
    language = "en" if "en" in contents["languages"] and number % 3 == 0 else contents["languages"][0]
    for test in contents["tests"]:
        if chance.random() < 0.125:
            continue
        at = START + number * 97
        slug = test["id"]
        entries[f"l/{slug}"] = {"v": 1, "begun": at, "done": at + 600}
        for place, name in enumerate(test["questions"]):
            record = record_of(contents["questions"][name], name, chance, ability, language, at + 10 * place)
            if record:
                entries[f"q/{name}"] = record
    return {
        "format": "coursewright/progress",
        "v": 1,
        "course": contents["course"],
        "at": START + 900_000,
        "entries": entries,
    }


def record_of(
    question: Mapping[str, Any], name: str, chance: random.Random, ability: float, language: str, at: int
) -> Json | None:
    """The record of one question; now and then of an older revision, or none."""
    if chance.random() < 0.06:
        return None
    answer, got = answer_of(question, name, chance, ability)
    sure = chance.choice([1, 2, 3, 3]) if chance.random() < 0.9 else None
    attempt: Json = {"a": answer, "got": got, "at": at, "ms": chance.randint(4000, 90_000), "lang": language}
    if sure and question["points"]:
        attempt["sure"] = sure
    later = {**attempt, "got": [got[1], got[1]], "at": at + 5000}
    old = chance.random() < 0.05
    return {
        "v": 1,
        "rev": "00000000" if old else question["rev"],
        "n": 2,
        "first": attempt,
        "last": later,
        "best": [got[1], got[1]],
        "shown": 0,
        "hints": 0,
    }


def difficulty_of(name: str) -> float:
    """How hard a question is for this class, −2 to +2, by its name."""
    return int(sha256(name.encode()).hexdigest()[:4], 16) / 16384 - 2


def knows(name: str, chance: random.Random, ability: float) -> bool:
    """Whether a learner gets something right: the better ones more often (Rasch's model)."""
    return chance.random() < 1 / (1 + math.exp(difficulty_of(name) - 1.3 * ability))


def answer_of(
    question: Mapping[str, Any], name: str, chance: random.Random, ability: float
) -> tuple[Any, list[int]]:
    """An answer and its credit."""
    kind, choices = question["type"], question.get("choices", [])
    if kind == "reflection":
        return {"text": f"我先抬头问好（{name}）。", "ticks": [0]}, [0, 0]
    right = [token for token, _, good in choices if good]
    wrong = [token for token, _, good in choices if not good]
    good = knows(name, chance, ability)
    if kind == "single":
        return (right[0], [1, 1]) if good else (chance.choice(wrong), [0, 1])
    if kind == "true-false":
        side = right[0] if good else wrong[0]
        return side == "true", [int(good), 1]
    if kind == "multiple":
        if good:
            return right, [len(right), len(right)]
        return [*right[:-1], wrong[0]] if wrong else right[:-1], [max(0, len(right) - 2), len(right)]
    if not question["points"]:
        return {}, [0, 0]
    got = PARTS if good else chance.randint(0, PARTS - 1)
    return {}, [got, PARTS]


def hand_in_of(
    contents: Mapping[str, Any],
    exam: Mapping[str, Any],
    chance: random.Random,
    ability: float,
    name: str,
    number: int,
) -> Json:
    """What one learner hands in: a form in turn, half of them in the second language."""
    letters = sorted(exam["forms"])
    letter = letters[number % len(letters)]
    asked = exam["forms"][letter]
    language = contents["languages"][number % len(contents["languages"])]
    answers: Json = {}
    for question in asked:
        known = contents["questions"][question]
        if "choices" in known and chance.random() < 0.95:
            answers[question] = {"a": answer_of(known, question, chance, ability)[0], "lang": language}
    values: Json = {
        "format": "coursewright/hand-in",
        "v": 1,
        "course": contents["course"],
        "version": contents["version"],
        "assessment": exam["id"],
        "form": letter,
        "lang": language,
        "asked": {question: exam["items"][question]["shape"] for question in asked},
        "name": name,
        "n": 1,
        "start": START,
        "paused": 0,
        "handed": START + 1800 + number,
        "answers": answers,
    }
    return {**values, "check": sha256(plain_json(values).encode()).hexdigest()[:8]}


def shuffled_names(names: Sequence[str], seed: int) -> list[str]:
    """Names in another order: that of files must not count."""
    mixed = list(names)
    random.Random(seed).shuffle(mixed)  # noqa: S311 - an order, no secret
    return mixed
