"""A course of eight lessons, A to H, in two languages: what is asked again depends on the ones before."""

from __future__ import annotations

from pathlib import Path

from .tiny import write

LETTERS = "abcdefgh"
COURSE = """\
id: eight
version: "1"
languages: [zh, en]
title: {zh: 八课, en: Eight}
roles:
  - {id: clerk, title: {zh: 营业员, en: Clerk}}
modules:
  - id: part
    title: {zh: 部分, en: Part}
    question: {zh: 为什么, en: Why}
    lessons: [a, b, c, d, e, f, g, h]
handbooks:
  - {id: learner, audience: learner, title: {zh: 学员手册, en: Learner}, parts: [lessons]}
  - {id: trainer, audience: trainer, title: {zh: 讲师手册, en: Trainer}, parts: [lessons, key]}
"""
HEADINGS = {"zh": ("要点", "自测"), "en": ("Idea", "Self-check")}


def write_eight_lessons(root: Path) -> Path:
    """Write the course; each quiz asks three things that can be asked again and three that cannot."""
    write(root, "content/course.yml", COURSE)
    for language, (idea, check) in HEADINGS.items():
        for letter in LETTERS:
            write(root, f"content/{language}/part/{letter}.md", _lesson(letter, idea, check))
            write(root, f"quizzes/{language}/part/{letter}.yml", _quiz(letter, language))
    return root


def _lesson(letter: str, idea: str, check: str) -> str:
    return (
        f"---\ntitle: {letter.upper()}\nobjectives:\n  - {{id: idea, text: {letter}}}\n---\n"
        f"## {idea} {{#idea}}\n\n{letter.upper()}\n\n## {check} {{#self-check}}\n\n```quiz\n{letter}\n```\n"
    )


def _quiz(letter: str, language: str) -> str:
    why = "这一句够长，说得清楚。" if language == "zh" else "This sentence is long enough to tell."
    about = {"zh": "关于", "en": "About"}[language]
    rows = [f"id: {letter}\nquestions:\n"]
    for name, level in (("one", "apply"), ("two", "understand"), ("three", "analyse"), ("low", "remember")):
        rows.append(
            f"  - {{id: {name}, type: true-false, objective: idea, level: {level}, prompt: {about} {letter} {name}, "
            f"answer: true, why: {{true: {why}, false: {why}}}}}\n"
        )
    rows.append(
        f"  - {{id: free, type: reflection, objective: idea, level: create, prompt: {about} {letter} free, "
        f"model: {why}, rubric: [{why}]}}\n"
        f"  - {{id: rate, type: scale, objective: idea, level: apply, prompt: {about} {letter} rate, "
        f"items: [{{id: x, text: {about} {letter}}}]}}\n"
    )
    return "".join(rows)
