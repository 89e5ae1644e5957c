"""A made-up course as the page of results knows it: two modules, four quizzes, an assessment in two forms."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

Json = dict[str, Any]
LESSONS = {"one": ("a", "b"), "two": ("c", "d")}
KINDS = ("single", "multiple", "true-false", "single", "match", "single", "multiple", "reflection")
BANK = 16


def token(text: str) -> str:
    """Six hex digits, as tokens are."""
    return sha256(text.encode()).hexdigest()[:6]


def school() -> Json:
    """The contents, as trainer/contents.py writes them."""
    questions: Json = {}
    tests = []
    for module, lessons in LESSONS.items():
        for lesson in lessons:
            names = [f"{lesson}#q{at}" for at in range(1, len(KINDS) + 1)]
            questions |= {
                name: question_of(name, kind, at)
                for at, (name, kind) in enumerate(zip(names, KINDS, strict=True), 1)
            }
            title = f"第 {lesson} 课"
            tests.append(
                {
                    "id": lesson,
                    "title": title,
                    "module": module,
                    "page": "slides/first.html",
                    "questions": names,
                }
            )
    bank = [f"exam#b{at}" for at in range(1, BANK + 1)]
    questions |= {name: question_of(name, "single", at) for at, name in enumerate(bank, 1)}
    return {
        "course": "tiny",
        "version": "1",
        "lang": "zh",
        "languages": ["zh", "en"],
        "names": {"zh": "中文", "en": "English"},
        "kinds": {kind: kind for kind in KINDS},
        "modules": [
            {"id": module, "title": f"模块 {module}", "lessons": list(lessons)}
            for module, lessons in LESSONS.items()
        ],
        "tests": tests,
        "exams": [exam_of(bank, questions)],
        "questions": questions,
    }


def question_of(name: str, kind: str, number: int) -> Json:
    """A question of four choices, or of two, or of none."""
    found: Json = {
        "type": kind,
        "rev": token(f"{name} rev") + "00",
        "n": number,
        "stem": f"题目 {name}？",
        "points": 0 if kind == "reflection" else 1 + number % 2,
    }
    if kind in ("single", "multiple"):
        right = {"single": {1}, "multiple": {0, 2}}[kind]
        found["choices"] = [[token(f"{name} {at}"), f"选项 {name} {at}", at in right] for at in range(4)]
    if kind == "true-false":
        found["choices"] = [["true", "对", False], ["false", "错", True]]
    if kind == "reflection":
        found |= {"rubric": ["写出谁做什么", "客户看得见"], "model": "先抬头。"}
    return found


def exam_of(bank: list[str], questions: Json) -> Json:
    """Two forms that share half of their questions."""
    half = BANK // 4
    right = {name: next(row[0] for row in questions[name]["choices"] if row[2]) for name in bank}
    return {
        "id": "exam",
        "title": "考试",
        "least": 60,
        "parts": [["one", 50, "模块 one"], ["two", 0, "模块 two"]],
        "forms": {"A": bank[: 3 * half], "B": bank[half:]},
        "items": {
            name: {
                "points": 1 + at % 2,
                "module": ("one", "two")[at % 2],
                "shape": token(f"{name} shape"),
                "keys": {"": right[name]},
            }
            for at, name in enumerate(bank)
        },
    }
