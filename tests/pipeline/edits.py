"""Edits of a small course, as authors make them, each followed by a build beside the last one and by one from nothing.

`python -m tests.pipeline.edits FOLDER SEED` does all of them in a random order and prints what differed.
"""

import hashlib
import importlib
import random
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from coursewright.cli.main import main
from tests.tiny import FIGURE, GLOSSARY, change, lesson_file, quiz_file, write, write_tiny_course

OUTPUTS = ("site", "handbooks", "trainer")
BOOKS = """\
handbooks:
  - {id: learner, audience: learner, title: {zh: 学员手册, en: Learner handbook}, parts: [contents, lessons, glossary]}
"""
PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="20" height="10"><rect width="20" height="10"/></svg>
"""
MORE = {
    "zh": "见[关键时刻](term:moment)。\n\n```figure\nchannels\n```\n\n![一块黑色](../../assets/black.svg)\n",
    "en": "See [moment](term:moment).\n\n```figure\nchannels\n```\n\n![A black box](../../assets/black.svg)\n",
}
SECOND = """\
---
title: {title}
minutes: 5
objectives:
  - {{id: idea, text: {title}}}
roles: [clerk]
---
## {title} {{#idea}}

{title}
"""
Edit = Callable[[Path], None]


def write_course(root: Path) -> Path:
    """The tiny course with a glossary, a figure and a picture, and one handbook a language."""
    write_tiny_course(root)
    text = (root / "content/course.yml").read_text(encoding="utf-8")
    write(root, "content/course.yml", text[: text.index("handbooks:")] + BOOKS)
    write(root, "content/glossary.yml", GLOSSARY)
    write(root, "content/figures/channels.yml", FIGURE)
    write(root, "content/assets/black.svg", PICTURE)
    for language, more in MORE.items():
        file = root / lesson_file(language)
        head, mark, tail = file.read_text(encoding="utf-8").partition("\n\n## ")
        write(root, lesson_file(language), f"{head}\n\n{more}{mark}{tail}")
    return root


def one(name: str, old: str, new: str) -> Edit:
    """The edit that replaces a text in one file."""
    return lambda root: change(root, name, old, new)


def both(file: Callable[[str], str], old: str, new: str) -> Edit:
    """The edit that replaces a text in the same file of both languages."""

    def edit(root: Path) -> None:
        for language in MORE:
            change(root, file(language), old, new)

    return edit


def add_lesson(root: Path) -> None:
    """A second lesson in both languages."""
    change(root, "content/course.yml", "lessons: [first]", "lessons: [first, second]")
    for language, title in (("zh", "第二课"), ("en", "Second lesson")):
        write(root, f"content/{language}/part/second.md", SECOND.format(title=title))


def remove_lesson(root: Path) -> None:
    """The second lesson goes, if it is there."""
    text = (root / "content/course.yml").read_text(encoding="utf-8")
    write(root, "content/course.yml", text.replace("lessons: [first, second]", "lessons: [first]"))
    for language in MORE:
        (root / f"content/{language}/part/second.md").unlink(missing_ok=True)


def override_theme(root: Path) -> None:
    """Templates of the course's own."""
    write(root, "overrides/partials/copyright.html", "<p>Ours</p>\n")
    change(root, "mkdocs.yml", "  name: material", "  name: material\n  custom_dir: overrides")


def change_override(root: Path) -> None:
    """Other templates of the course's own, which nobody may use."""
    write(root, "overrides/partials/copyright.html", "<p>Ours alone</p>\n")


EDITS: Mapping[str, Edit] = {
    "a body": one(lesson_file("zh"), "客户记住的是那一刻。", "客户只记住那一刻。"),
    "a body in the other language": one(lesson_file("en"), "remember the moment.", "remember one moment."),
    "a title": one(lesson_file("en"), "title: First lesson", "title: Lesson one"),
    "a title in the first language": one(lesson_file("zh"), "title: 第一课", "title: 头一课"),
    "an objective": one(lesson_file("en"), "text: Name one point", "text: Name the point"),
    "a heading": one(lesson_file("en"), "## The point", "## One point"),
    "minutes": both(lesson_file, "minutes: 5", "minutes: 6"),
    "a key": both(quiz_file, "answer: false", "answer: true"),
    "a prompt": one(quiz_file("zh"), "客户记住什么？", "客户会记住什么？"),
    "an explanation": one(
        quiz_file("en"), "It hangs where no customer sees it.", "No customer ever sees it."
    ),
    "a drawing": one("content/figures/channels.yml", "en: Sight", "en: Eyes"),
    "a drawing's words in the first language": one("content/figures/channels.yml", "zh: 听见", "zh: 耳听"),
    "a picture": one("content/assets/black.svg", 'width="20" height="10"/>', 'width="10" height="10"/>'),
    "a term": one("content/glossary.yml", "en: moment of truth", "en: decisive moment"),
    "a meaning": one("content/glossary.yml", "客户形成看法的那一刻。", "客户改变看法的那一刻。"),
    "the course's title": one("content/course.yml", "en: Tiny course", "en: Small course"),
    "a module's title": one("content/course.yml", "zh: 第一部分", "zh: 头一部分"),
    "a role's title": one("content/course.yml", "en: Clerk", "en: Assistant"),
    "an edition's title": one("content/course.yml", "en: Learner handbook", "en: Handbook"),
    "the version": one("content/course.yml", 'version: "1"', 'version: "2"'),
    "a new lesson": add_lesson,
    "a lesson less": remove_lesson,
    "a setting": one("mkdocs.yml", "toc.follow", "toc.integrate"),
    "the name of a site": one("mkdocs.yml", "navigation.path", "navigation.top"),
    "templates": override_theme,
    "other templates": change_override,
    "a file beside the lessons": lambda root: write(root, "content/zh/assets/note.txt", "一份附件\n"),
}


def digests(root: Path) -> dict[str, str]:
    """The digest of every output file, by its path."""
    files = [file for name in OUTPUTS for file in (root / name).rglob("*") if file.is_file()]
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files
    }


def differences(kept: Path, clean: Path) -> list[str]:
    """Build the course in `kept` beside its last outputs and a copy of it in `clean` from nothing; what differs."""
    shutil.rmtree(clean, ignore_errors=True)
    shutil.copytree(kept, clean, ignore=shutil.ignore_patterns(*OUTPUTS, ".cache"))
    codes = [main(["build", "--quiet"], root) for root in (kept, clean)]
    if codes != [0, 0]:
        return [f"exit codes {codes}"]
    one, two = digests(kept), digests(clean)
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def play(folder: Path, seed: int) -> list[str]:
    """Make all edits one after another in a random order; a line for each after which outputs differed."""
    names = list(EDITS)
    random.Random(seed).shuffle(names)  # noqa: S311 - an order, no secret
    kept, told = write_course(folder / "kept"), []
    for name in ("nothing", *names):
        EDITS.get(name, lambda _: None)(kept)
        found = differences(kept, folder / "clean")
        if found:
            told.append(f"{name}: {', '.join(found)}")
    return told


def read_ahead() -> None:
    """Import here what every build would import in each of its processes."""
    for name in ("mkdocs.commands.build", "material", "weasyprint", "coursewright.hosts.mkdocs"):
        importlib.import_module(name)


if __name__ == "__main__":
    read_ahead()
    print(*play(Path(sys.argv[1]), int(sys.argv[2])), sep="\n", end="")  # noqa: T201 - its caller reads it
