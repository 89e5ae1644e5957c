"""Modules, lessons, quizzes, questions and dialogues of a course, in all of its languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.issues import IssueLog
from coursewright.base.source import Document, load_yaml, read_text
from coursewright.course.load import load_lesson
from coursewright.quiz.kinds import KINDS
from coursewright.scaffold.drafts import Draft
from coursewright.scaffold.figures import add_figure
from coursewright.scaffold.names import title_of
from coursewright.scaffold.questions import free_name, hidden_ids, indented, question_of
from coursewright.scaffold.spine import at_the_end_of, with_lesson, with_module
from coursewright.scaffold.texts import texts
from coursewright.scaffold.yaml_text import scalar

SPINE = "content/course.yml"
FIRST = ("single", "true-false")
"""The kinds that a new quiz begins with: two, so that what a lesson is for is asked twice."""
POINT = "point"
"""The objective of a new lesson, and the heading that it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What is read of a course before something is added: its languages, modules with lessons, and the spine."""

    root: Path
    text: str
    document: Document
    languages: tuple[str, ...]
    modules: dict[str, tuple[str, ...]]

    def module_of(self, lesson: str) -> str | None:
        """The module that lists a lesson."""
        return next((name for name, lessons in self.modules.items() if lesson in lessons), None)


class Hindered(Exception):
    """Nothing can be added; the text says why, and the cure."""


def read_spine(root: Path) -> Course:
    """The course below `root`. Raises Hindered where course.yml cannot be read."""
    issues = IssueLog()
    text = read_text(root / SPINE, root, issues)
    document = load_yaml(text, SPINE, issues) if text is not None else None
    tree = document.tree if document else None
    if text is None or document is None or not isinstance(tree, dict):
        raise Hindered(f"{SPINE} cannot be read: 'check' names what is wrong with it.")
    languages, modules = tree.get("languages"), tree.get("modules")
    return Course(
        root=root,
        text=text,
        document=document,
        languages=tuple(str(name) for name in languages) if isinstance(languages, list) else (),
        modules=dict(_modules(modules)),
    )


def _modules(rows: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and row.get("id"):
            lessons = row.get("lessons")
            yield str(row["id"]), tuple(map(str, lessons)) if isinstance(lessons, list) else ()


def add_module(course: Course, name: str, title: str) -> Draft:
    """A module without lessons at the end of course.yml."""
    if name in course.modules:
        raise Hindered(f"there is a module '{name}' already.")
    titles = dict.fromkeys(course.languages, title or title_of(name))
    questions = {language: str(texts(language)["module"]["question"]) for language in course.languages}
    return Draft(changed={SPINE: with_module(course.text, course.document, name, titles, questions)})


def add_lesson(course: Course, name: str, module: str, title: str) -> Draft:
    """A lesson with its quiz at the end of a module, or of the last one."""
    if not course.modules:
        raise Hindered("the course has no module yet. Begin one: new module NAME")
    where = module or list(course.modules)[-1]
    if where not in course.modules:
        raise Hindered(f"there is no module '{where}'. Known: {', '.join(course.modules)}.")
    if course.module_of(name):
        raise Hindered(f"there is a lesson '{name}' already, in module '{course.module_of(name)}'.")
    spine = with_lesson(course.text, course.document, list(course.modules).index(where), name)
    if spine is None:
        raise Hindered(f"write '{name}' into the lessons of '{where}' in {SPINE} yourself, and begin again.")
    new = {
        f"content/{language}/{where}/{name}.md": lesson_text(language, name, title or title_of(name))
        for language in course.languages
    }
    return Draft(new={**new, **_quiz_files(course, where, name, POINT)}, changed={SPINE: spine})


def lesson_text(language: str, name: str, title: str) -> str:
    """A lesson to begin with."""
    said = texts(language)["lesson"]
    return (
        f"---\ntitle: {scalar(title)}\nobjectives:\n  - id: {POINT}\n    text: {scalar(said['objective'])}\n---\n"
        f"## {said['heading']}\n\n{said['text']}\n\n## {said['check']}\n\n{fence_of(name)}"
    )


def fence_of(name: str) -> str:
    """The fence that shows a quiz."""
    return f"```quiz\n{name}\n```\n"


def _quiz_files(course: Course, module: str, name: str, objective: str) -> dict[str, str]:
    return {
        f"quizzes/{language}/{module}/{name}.yml": f"id: {name}\nquestions:\n"
        + "\n".join(question_of(language, kind, kind, objective, {}) for kind in FIRST)
        for language in course.languages
    }


def add_quiz(course: Course, lesson: str) -> Draft:
    """A quiz for a lesson that has none, with the fence that shows it."""
    module = course.module_of(lesson)
    if module is None:
        raise Hindered(f"there is no lesson '{lesson}'. Begin it, it brings a quiz: new lesson {lesson}")
    changed, objective = {}, POINT
    for language in course.languages:
        name = f"content/{language}/{module}/{lesson}.md"
        text = read_text(course.root / name, course.root, IssueLog())
        if text is None:
            raise Hindered(f"there is no lesson {name}.")
        found = load_lesson(text, name, language, IssueLog())
        if found.lesson and found.lesson.head.objectives:
            objective = found.lesson.head.objectives[0].id
        if not any(fence.name == "quiz" and fence.body.strip() == lesson for fence in found.outline.fences):
            heads = {heading.id for heading in found.outline.headings}
            head = "" if "self-check" in heads else f"## {texts(language)['lesson']['check']}\n\n"
            changed[name] = f"{text.rstrip()}\n\n{head}{fence_of(lesson)}"
    return Draft(new=_quiz_files(course, module, lesson, objective), changed=changed)


def add_question(course: Course, kind: str, quiz: str, name: str) -> Draft:
    """A question at the end of a quiz, in a bank with ids that tell nothing."""
    files = {language: _quiz_file(course, language, quiz) for language in course.languages}
    first = _read_quiz(course.root, next(iter(files.values())))
    rows = first.tree.get("questions") if isinstance(first.tree, dict) else None
    known = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    used = {str(row.get("id", "")) for row in known}
    if name in used:
        raise Hindered(f"the quiz '{quiz}' has a question '{name}' already.")
    hidden = hidden_ids(kind) if "/assessments/" in first.file else {}
    called = name or hidden.pop(kind, "") or free_name(kind, used)
    objective = str(known[-1].get("objective") or POINT) if known else POINT
    changed = {}
    for language, file in files.items():
        document = _read_quiz(course.root, file)
        text = (course.root / file).read_text(encoding="utf-8-sig")
        question = question_of(language, kind, called, objective, {**hidden, kind: called})
        changed[file] = _with_question(text, document, question)
    figure = KINDS[kind].figure
    return Draft(new=add_figure(course.languages, figure, called).new if figure else {}, changed=changed)


def _quiz_file(course: Course, language: str, quiz: str) -> str:
    folder = course.root / "quizzes" / language
    found = sorted(path for ending in ("yml", "yaml") for path in folder.rglob(f"{quiz}.{ending}"))
    if not found:
        raise Hindered(f"there is no quiz '{quiz}' in quizzes/{language}.")
    return found[0].relative_to(course.root).as_posix()


def _read_quiz(root: Path, file: str) -> Document:
    issues = IssueLog()
    text = read_text(root / file, root, issues)
    document = load_yaml(text, file, issues) if text is not None else None
    if document is None or not isinstance(document.tree, dict) or "questions" not in document.tree:
        raise Hindered(f"{file} cannot be read: 'check' names what is wrong with it.")
    return document


def _with_question(text: str, document: Document, question: str) -> str:
    place = document.places.value(("questions", 0))
    indent = " " * max(place.column - 3, 0) if ("questions", 0) in document.places.values else "  "
    block = ["", *indented(question, indent)]
    return at_the_end_of(text, document.places.key(("questions",)).line, block)


def add_dialogue(course: Course, name: str, lesson: str) -> Draft:
    """A conversation with a page of its own, which asks for the first objective of a lesson, or of the last one."""
    lessons = [slug for module in course.modules.values() for slug in module]
    where = lesson or (lessons[-1] if lessons else "")
    module = course.module_of(where)
    if module is None:
        raise Hindered(f"there is no lesson '{where}'." if where else "the course has no lesson yet.")
    file = f"content/{course.languages[0]}/{module}/{where}.md"
    text = read_text(course.root / file, course.root, IssueLog())
    found = load_lesson(text, file, course.languages[0], IssueLog()).lesson if text is not None else None
    if found is None or not found.head.objectives:
        raise Hindered(f"{file} names no objective.")
    objective = f"{where}#{found.head.objectives[0].id}"
    return Draft(
        new={
            f"quizzes/{language}/scenarios/{name}.yml": f"id: {name}\nquestions:\n"
            + question_of(language, "dialogue", "talk", objective, {"dialogue": "talk"})
            for language in course.languages
        }
    )
