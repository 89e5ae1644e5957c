"""The figures of a class computed a second time, with numpy and from the files alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

Z = 1.959963984540054
ROUNDS = 1000
Numbers = NDArray[np.float64]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """A first answer as a file has it."""

    learner: str
    question: str
    rev: str
    credit: float
    answer: Any
    language: str
    ms: int
    sure: int


def first_answers(files: Mapping[str, str], contents: Mapping[str, Any]) -> dict[str, list[First]]:
    """By test: the first answers of all learners, who are known by their names."""
    found: dict[str, list[First]] = {test["id"]: [] for test in (*contents["tests"], *contents["exams"])}
    home = {name: test["id"] for test in contents["tests"] for name in test["questions"]}
    for file, text in sorted(files.items()):
        value = json.loads(text)
        if value["format"] == "coursewright/hand-in":
            found[value["assessment"]] += answers_handed_in(value, contents)
            continue
        for name, entry in value["entries"].items():
            question = name.removeprefix("q/")
            if name.startswith("q/") and contents["questions"][question]["points"]:
                row = entry["first"]
                got, of = row["got"]
                found[home[question]].append(
                    First(
                        learner=file.removesuffix(".json"),
                        question=question,
                        rev=entry["rev"],
                        credit=got / of,
                        answer=row["a"],
                        language=row["lang"],
                        ms=row["ms"],
                        sure=row.get("sure", 0),
                    )
                )
    return {test: rows for test, rows in found.items() if rows}


def answers_handed_in(value: Mapping[str, Any], contents: Mapping[str, Any]) -> list[First]:
    """What a form asked, with nothing for what was left out."""
    exam = next(row for row in contents["exams"] if row["id"] == value["assessment"])
    rows = []
    for question in value["asked"]:
        given = value["answers"].get(question, {"a": None, "lang": value["lang"]})
        rows.append(
            First(
                learner=value["name"],
                question=question,
                rev=contents["questions"][question]["rev"],
                credit=float(given["a"] == exam["items"][question]["keys"][""]),
                answer=given["a"],
                language=given["lang"],
                ms=0,
                sure=0,
            )
        )
    return rows


def wilson(right: int, n: int) -> Numbers:
    """The roots of the quadratic equation that the score interval solves."""
    p = right / n
    roots = np.roots([n + Z**2, -(2 * n * p + Z**2), n * p**2])
    return np.clip(np.sort(roots.real), 0, 1)


def newcombe(one: tuple[int, int], two: tuple[int, int]) -> Numbers:
    """The interval of a difference of two shares (method 10)."""
    p, q = one[0] / one[1], two[0] / two[1]
    (low, high), (other_low, other_high) = wilson(*one), wilson(*two)
    below = np.sqrt((p - low) ** 2 + (other_high - q) ** 2)
    above = np.sqrt((high - p) ** 2 + (q - other_low) ** 2)
    return np.array([p - q - below, p - q + above])


def drawn(seed: int, count: int) -> Numbers:
    """Mulberry32's numbers, in plain whole numbers."""
    mask, state, out = 0xFFFFFFFF, seed & 0xFFFFFFFF, []
    for _ in range(count):
        state = (state + 0x6D2B79F5) & mask
        t = ((state ^ (state >> 15)) * (1 | state)) & mask
        t = ((t + (((t ^ (t >> 7)) * (61 | t)) & mask)) & mask) ^ t
        out.append((t ^ (t >> 14)) / 2**32)
    return np.array(out)


def bootstrap(xs: Numbers, ys: Numbers, seed: int) -> Numbers | None:
    """The middle 95 % of correlations of samples drawn with replacement."""
    n = len(xs)
    picks = np.floor(drawn(seed, ROUNDS * n) * n).astype(int).reshape(ROUNDS, n)
    spread = [row for row in picks if np.ptp(xs[row]) and np.ptp(ys[row]) > 1e-9]
    if len(spread) * 2 < ROUNDS:
        return None
    found = [np.corrcoef(xs[row], ys[row])[0, 1] for row in spread]
    interval: Numbers = np.percentile(found, [2.5, 97.5])
    return interval


def figures(rows: Sequence[First], contents: Mapping[str, Any]) -> Json:
    """All figures of a test by question and revision, and those of the whole."""
    learners = sorted({row.learner for row in rows})
    own = {name: [row for row in rows if row.learner == name] for name in learners}
    means = [np.mean([row.credit for row in own[name]]) for name in learners]
    keys = sorted({(row.question, row.rev) for row in rows})
    return {
        "learners": len(learners),
        "score": float(np.mean(means)),
        "items": {key: item_figures(key, rows, own, contents) for key in keys},
        **agreement(own),
    }


def item_figures(
    key: tuple[str, str],
    rows: Sequence[First],
    own: Mapping[str, Sequence[First]],
    contents: Mapping[str, Any],
) -> Json:
    """The figures of one revision of a question."""
    answers = sorted((row for row in rows if (row.question, row.rev) == key), key=lambda row: row.learner)
    n, right = len(answers), sum(row.credit == 1 for row in answers)
    rests = {row.learner: [other.credit for other in own[row.learner] if other is not row] for row in answers}
    known = [row for row in answers if len(rests[row.learner]) >= 3]
    xs = np.array([row.credit for row in known])
    ys = np.array([np.mean(rests[row.learner]) for row in known])
    name = f"{contents['course']} {key[0]} {key[1]}"
    seed = int(sha256(name.encode()).hexdigest()[:8], 16)
    spread = len(known) >= 20 and np.ptp(xs) > 0 and np.ptp(ys) > 1e-9
    interval = bootstrap(xs, ys, seed) if spread else None
    times = [row.ms for row in answers if row.ms]
    return {
        "n": n,
        "right": right,
        "credit": float(np.mean([row.credit for row in answers])),
        "wilson": wilson(right, n) if n >= 10 else None,
        "r": float(np.corrcoef(xs, ys)[0, 1]) if interval is not None else None,
        "interval": interval,
        "time": float(np.median(times)) if len(times) >= 5 else None,
        "sure": sum(row.sure == 3 for row in answers),
        "sureWrong": sum(row.sure == 3 and row.credit < 1 for row in answers),
        "choices": choice_counts(key, answers, known, ys, contents),
        "gaps": language_gaps(answers, contents["languages"]),
    }


def picked(answer: Any) -> list[str]:
    """The tokens in an answer."""
    if isinstance(answer, bool):
        return [str(answer).lower()]
    return [answer] if isinstance(answer, str) else answer if isinstance(answer, list) else []


def choice_counts(
    key: tuple[str, str],
    answers: Sequence[First],
    known: Sequence[First],
    rests: Numbers,
    contents: Mapping[str, Any],
) -> list[tuple[str, int, int, int]]:
    """Token, how often it was taken by all, by the best third, by the last third."""
    question = contents["questions"][key[0]]
    if question["rev"] != key[1]:
        return []
    order = [known[at] for at in np.argsort(-rests, kind="stable")]
    third = len(order) // 3
    groups = (answers, order[:third], order[len(order) - third :])
    return [
        (token, *(sum(token in picked(row.answer) for row in group) for group in groups))
        for token, _, _ in question.get("choices", [])
    ]


def language_gaps(answers: Sequence[First], languages: Sequence[str]) -> list[Numbers]:
    """Intervals of the differences between two languages with ten answers each."""
    counts = []
    for language in languages:
        own = [row for row in answers if row.language == language]
        if len(own) >= 10:
            counts.append((sum(row.credit == 1 for row in own), len(own)))
    return [newcombe(one, two) for at, one in enumerate(counts) for two in counts[at + 1 :]]


def agreement(own: Mapping[str, Sequence[First]]) -> Json:
    """Alpha and standard error by the covariance matrix of the largest group with the same questions."""
    groups: dict[tuple[tuple[str, str], ...], list[list[float]]] = {}
    for rows in own.values():
        ordered = sorted(rows, key=lambda row: (row.question, row.rev))
        key = tuple((row.question, row.rev) for row in ordered)
        groups.setdefault(key, []).append([row.credit for row in ordered])
    key, largest = min(groups.items(), key=lambda pair: (-len(pair[1]), -len(pair[0])))
    if len(largest) < 20:
        return {"same": len(largest), "alpha": None}
    matrix = np.cov(np.array(largest), rowvar=False)
    k, whole = len(key), matrix.sum()
    alpha = k / (k - 1) * (1 - np.trace(matrix) / whole)
    return {"same": len(largest), "alpha": alpha, "sem": np.sqrt(whole * (1 - alpha)) / k}
