"""A course of one lesson that any of four languages can be told in: every kind of question, figure, block and form."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from coursewright.languages.script import has_signs
from tests.tiny import ROOT, write

from .texts import TEXTS, Texts

LESSON_FILE = "content/{}/reception/first-minute.md"
QUIZ_FILE = "quizzes/{}/reception/first-minute.yml"


def write_course(root: Path, languages: Sequence[str], *, books: bool = True) -> Path:
    """Write the course in some languages below `root`, the first one its default."""
    write(root, "content/course.yml", course_text(languages, books=books))
    write(root, "content/glossary.yml", _glossary(languages))
    write(root, "content/figures/minute.yml", _figure(languages))
    for language in languages:
        texts = TEXTS[language]
        write(root, LESSON_FILE.format(language), _lesson(texts))
        write(root, QUIZ_FILE.format(language), _quiz(texts))
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


def course_text(languages: Sequence[str], *, books: bool) -> str:
    """The course's spine."""
    handbooks = (
        "handbooks:\n"
        f"  - {{id: learner, audience: learner, title: {_map(languages, 'learner')},"
        " parts: [cover, contents, lessons, worksheets, glossary]}\n"
        f"  - {{id: trainer, audience: trainer, title: {_map(languages, 'trainer')},"
        " parts: [cover, contents, lessons, key]}\n"
    )
    return (
        f'id: reception\nversion: "1"\nlanguages: {json.dumps(list(languages))}\n'
        f"title: {_map(languages, 'course')}\n"
        f"roles:\n  - {{id: desk, title: {_map(languages, 'role')}}}\n"
        "modules:\n  - id: reception\n"
        f"    title: {_map(languages, 'module')}\n    question: {_map(languages, 'module-question')}\n"
        "    lessons: [first-minute]\n"
    ) + (handbooks if books else "")


def _map(languages: Sequence[str], key: str) -> str:
    return json.dumps({language: TEXTS[language][key] for language in languages}, ensure_ascii=False)


def _glossary(languages: Sequence[str]) -> str:
    return (
        "terms:\n"
        f"  - id: impression\n    term: {_map(languages, 'term')}\n    reading: だいいちいんしょう\n"
        f"    text: {_map(languages, 'term-text')}\n"
    )


def _figure(languages: Sequence[str]) -> str:
    rows = "".join(
        f"  - {{id: {name}, text: {_map(languages, f'step-{name}')}, note: {_map(languages, f'step-{name}-note')}}}\n"
        for name in ("see", "greet", "ask")
    )
    return (
        f"type: stack\ntitle: {_map(languages, 'figure')}\ntext: {_map(languages, 'figure-text')}\n"
        f"source: {_map(languages, 'figure-source')}\nlayers:\n{rows}"
    )


def _lesson(texts: Texts) -> str:
    gap = "" if has_signs(texts["idea"]) else " "
    return LESSON.format(gap=gap, **{key.replace("-", "_"): text for key, text in texts.items()})


LESSON = """\
---
title: "{lesson}"
objectives:
  - {{id: first, text: "{objective}"}}
roles: [desk]
---
## {scene_head} {{#scene}}

{scene}

## {idea_head} {{#first}}

{idea}{gap}{idea_term}

{idea_more}

```figure
minute
```

| {table_a} | {table_b} |
|---|---|
| {step_see} | {step_see_note} |
| {step_greet} | {step_greet_note} |

/// misconception
wrong: "{wrong}"
right: "{right}"
///

/// use-tomorrow
desk: "{tomorrow}"
///

/// worksheet | W01 {sheet}
| {table_a} | {table_b} |
|---|---|
| 1 | |
| 2 | |
| 3 | |
///

## {check_head} {{#self-check}}

```quiz
first-minute
```
"""


def _quiz(texts: Texts) -> str:
    def t(key: str) -> str:
        return json.dumps(texts[key], ensure_ascii=False)

    return f"""\
id: first-minute
pass: 80
confidence: true
questions:
  - id: who
    type: single
    objective: first
    level: understand
    prompt: {t("who")}
    options:
      - {{id: a, text: {t("who-a")}, why: {t("who-a-why")}}}
      - {{id: b, text: {t("who-b")}, correct: true, why: {t("who-b-why")}}}
      - {{id: c, text: {t("who-c")}, why: {t("who-c-why")}}}
    hints: [{t("who-hint")}]
    explain: {t("who-explain")}
  - id: seen
    type: multiple
    objective: first
    level: apply
    prompt: {t("seen")}
    options:
      - {{id: a, text: {t("seen-a")}, correct: true, why: {t("seen-a-why")}}}
      - {{id: b, text: {t("seen-b")}, why: {t("seen-b-why")}}}
      - {{id: c, text: {t("seen-c")}, correct: true, why: {t("seen-c-why")}}}
  - id: whether
    type: true-false
    objective: first
    level: understand
    prompt: {t("whether")}
    answer: false
    why: {{true: {t("whether-true")}, false: {t("whether-false")}}}
  - id: gaps
    type: blanks
    objective: first
    level: remember
    prompt: {t("gaps")}
    text: {t("gaps-text")}
    blanks:
      - {{id: look, accept: [{t("gaps-look")}], why: {t("gaps-why")}}}
      - {{id: time, answer: 1.5, unit: {t("unit")}, why: {t("gaps-why")}}}
  - id: mean
    type: numeric
    objective: first
    level: apply
    prompt: {t("mean")}
    answer: 2.5
    unit: {t("unit")}
    slips:
      - {{answer: 10, why: {t("mean-slip")}}}
    explain: {t("mean-explain")}
  - id: steps
    type: order
    objective: first
    level: remember
    prompt: {t("steps")}
    items:
      - {{id: see, text: {t("step-see")}}}
      - {{id: greet, text: {t("step-greet")}}}
      - {{id: ask, text: {t("step-ask")}}}
    explain: {t("steps-explain")}
  - id: pairs
    type: match
    objective: first
    level: apply
    prompt: {t("pairs")}
    pairs:
      - {{id: a, left: {t("pairs-a")}, right: {t("grade-plus")}, why: {t("pairs-a-why")}}}
      - {{id: b, left: {t("pairs-b")}, right: {t("grade-minus")}, why: {t("pairs-b-why")}}}
      - {{id: c, left: {t("pairs-c")}, right: {t("grade-null")}, why: {t("pairs-c-why")}}}
  - id: sorts
    type: categorise
    objective: first
    level: understand
    prompt: {t("sorts")}
    groups:
      - id: seen
        text: {t("sorts-seen")}
        items:
          - {{id: a, text: {t("seen-a")}}}
          - {{id: b, text: {t("sorts-b")}}}
      - id: heard
        text: {t("sorts-heard")}
        items:
          - {{id: c, text: {t("sorts-c")}}}
  - id: rate
    type: scale
    objective: first
    level: evaluate
    prompt: {t("rate")}
    plot: true
    items:
      - {{id: a, text: {t("pairs-a")}, answer: 2, tolerance: 1, why: {t("pairs-a-why")}}}
      - {{id: b, text: {t("pairs-b")}, answer: -2, tolerance: 1, why: {t("pairs-b-why")}}}
  - id: own
    type: reflection
    objective: first
    level: apply
    prompt: {t("own")}
    model: {t("own-model")}
    rubric: [{t("own-rubric")}]
  - id: talk
    type: dialogue
    objective: first
    level: apply
    prompt: {t("talk")}
    scene: {t("talk-scene")}
    customer: {t("talk-customer")}
    mood: 0
    nodes:
      - id: arriving
        says: {t("talk-says")}
        replies:
          - id: a
            text: {t("talk-a")}
            score: 2
            happens: {t("talk-a-happens")}
            because: {t("talk-a-because")}
            then: end
          - id: b
            text: {t("talk-b")}
            score: -1
            happens: {t("talk-b-happens")}
            because: {t("talk-b-because")}
            then: end
    bands:
      - {{min: 1, text: {t("band-good")}}}
      - {{text: {t("band-bad")}}}
    debrief: {t("debrief")}
  - id: lines
    type: transcript
    objective: first
    level: analyse
    prompt: {t("lines")}
    rules:
      - {{id: greet, text: {t("rule-greet")}}}
      - {{id: name, text: {t("rule-name")}}}
    lines:
      - {{id: l1, by: {t("role")}, says: {t("line-1")}, mark: bad, rule: greet, why: {t("line-1-why")}, model: {t("line-1-model")}}}
      - {{id: l2, by: {t("talk-customer")}, says: {t("line-2")}}}
      - {{id: l3, by: {t("role")}, says: {t("line-3")}, mark: good, why: {t("line-3-why")}}}
"""  # noqa: E501  # a line a row, as authors write it
