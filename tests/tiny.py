"""A course of one lesson in two languages, for tests that build or break one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

COURSE = """\
id: tiny
version: "1"
languages: [zh, en]
title: {zh: 小课程, en: Tiny course}
roles:
  - {id: clerk, title: {zh: 营业员, en: Clerk}}
modules:
  - id: part
    title: {zh: 第一部分, en: First part}
    question: {zh: 为什么, en: Why}
    lessons: [first]
handbooks:
  - {id: learner, audience: learner, title: {zh: 学员手册, en: Learner handbook}, parts: [cover, contents, lessons]}
  - {id: trainer, audience: trainer, title: {zh: 讲师手册, en: Trainer handbook}, parts: [cover, contents, lessons]}
"""
GLOSSARY = """\
terms:
  - id: moment
    term: {zh: 关键时刻, en: moment of truth}
    pinyin: guān jiàn shí kè
    text: {zh: 客户形成看法的那一刻。, en: Any contact in which a customer forms a view.}
"""
FIGURE = """\
type: stack
title: {zh: 两条渠道, en: Two channels}
text: {zh: 两条一样长。, en: Both are of one length.}
source: {zh: 课程自编。, en: Made for this course.}
layers:
  - id: sight
    text: {zh: 看见, en: Sight}
    note: {zh: 不用开口。, en: Before a word is said.}
  - id: sound
    text: {zh: 听见, en: Sound}
    note: {zh: 说什么。, en: What is said.}
"""
LESSON = """\
---
title: {title}
minutes: 5
objectives:
  - {{id: idea, text: {objective}}}
roles: [clerk]
---
## {heading} {{#idea}}

{text}

## {check} {{#self-check}}

```quiz
first
```
"""
QUIZ = """\
id: first
questions:
  - id: which
    type: single
    objective: idea
    prompt: {prompt}
    options:
      - id: a
        text: {right}
        correct: true
        why: {why}
      - id: b
        text: {wrong}
        why: {why_not}
  - id: whether
    type: true-false
    objective: idea
    prompt: {statement}
    answer: false
    why:
      true: {why_not}
      false: {why}
"""
TEXTS = {
    "zh": {
        "title": "第一课",
        "objective": "说出一个要点",
        "heading": "要点",
        "text": "客户记住的是那一刻。",
        "check": "自测",
        "prompt": "客户记住什么？",
        "right": "那一刻",
        "wrong": "流程图",
        "why": "对，记住的就是那一刻。",
        "why_not": "流程图挂在后台，客户看不到。",
        "statement": "客户记住的是流程图。",
    },
    "en": {
        "title": "First lesson",
        "objective": "Name one point",
        "heading": "The point",
        "text": "Customers remember the moment.",
        "check": "Self-check",
        "prompt": "What do customers remember?",
        "right": "The moment",
        "wrong": "The flow chart",
        "why": "Yes, that moment stays with them.",
        "why_not": "It hangs where no customer sees it.",
        "statement": "Customers remember the flow chart.",
    },
}

RUN = """
import sys
from pathlib import Path
from coursewright.cli.main import main

sys.exit(main(sys.argv[2:], Path(sys.argv[1])))
"""


def write_tiny_course(root: Path) -> Path:
    """Write the course below `root`, with this project's own mkdocs.yml."""
    write(root, "content/course.yml", COURSE)
    for language, texts in TEXTS.items():
        write(root, lesson_file(language), LESSON.format(**texts))
        write(root, quiz_file(language), QUIZ.format(**texts))
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


def lesson_file(language: str) -> str:
    """The lesson's path."""
    return f"content/{language}/part/first.md"


def quiz_file(language: str) -> str:
    """The quiz's path."""
    return f"quizzes/{language}/part/first.yml"


def write(root: Path, name: str, text: str) -> None:
    """Write one file and the folders above it."""
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def change(root: Path, name: str, old: str, new: str) -> None:
    """Replace a text that is there."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    write(root, name, text.replace(old, new))


def command(root: Path, *words: str) -> list[str]:
    """The command line that runs `build.py WORDS` for the course in `root`."""
    return [sys.executable, "-X", "utf8", "-c", RUN, str(root), *words]


def environment(**more: str) -> dict[str, str]:
    """The environment in which `command` finds the package."""
    own = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return {**own, "PYTHONPATH": str(ROOT / "plugins"), **more}


def run(root: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `build.py WORDS` for the course in `root`."""
    return subprocess.run(
        command(root, *words), capture_output=True, encoding="utf-8", env=environment(**more), check=False
    )
