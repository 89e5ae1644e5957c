"""Questions to begin with: of every kind, in every language that has some, with ids of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache
from pathlib import Path

from coursewright.languages.words import FALLBACK, nearest
from coursewright.quiz.hidden import unguessable
from coursewright.quiz.kinds import KINDS, files_of_kinds
from coursewright.scaffold.texts import stand_in
from coursewright.scaffold.yaml_text import scalar

_BEGIN = re.compile(r"^  - id: ([\w-]+)\n", re.MULTILINE)
_SAID = re.compile(
    r"^( +(?:- )?(?:prompt|text|why|says|happens|because|model|customer|debrief|left|right|true|false): "
    r"|      - (?![\w-]+: ))(?!true$|false$)(.+)$",
    re.MULTILINE,
)
"""What a question says, in a line of its own."""
_ID = re.compile(r"(?<=- id: )[\w-]+")
_NAMED = r"(?<=- id: ){0}(?=\n)|(?<=then: ){0}(?=\n)|(?<=rule: ){0}(?=\n)|(?<=\[\[){0}(?=\]\])"
"""Where the id of something in a question stands: with it, and where something else names it."""


@cache
def questions(language: str) -> Mapping[str, str]:
    """The text of a question by its kind, as it stands in a list; in the language nearest to the one wanted."""
    files = files_of_kinds(f"new/{FALLBACK}.yml")
    text = "".join(_in_language(files[kind].parent, language) for kind in KINDS)
    parts = _BEGIN.split(text)[1:]
    return {
        kind: f"  - id: {kind}\n{body.rstrip()}\n" for kind, body in zip(parts[::2], parts[1::2], strict=True)
    }


def _in_language(folder: Path, language: str) -> str:
    known = [file.stem for file in folder.glob("*.yml")]
    text = (folder / f"{nearest(language, known) or FALLBACK}.yml").read_text(encoding="utf-8")
    if nearest(language, known):
        return text
    return _SAID.sub(lambda found: f"{found[1]}{scalar(stand_in(found[2], language))}", text)


def question_of(language: str, kind: str, name: str, objective: str, ids: Mapping[str, str]) -> str:
    """A question of a kind with a name and an objective; `ids` are what stands in place of ours in it."""
    text = questions(language)[kind]
    for old, new in ids.items():
        text = re.sub(_NAMED.format(re.escape(old)), new, text)
    for key, known in (("- id", kind), ("    figure", KINDS[kind].figure)):
        text = text.replace(f"{key}: {known}\n", f"{key}: {name}\n", 1)
    return text.replace("    objective: point\n", f"    objective: {objective}\n", 1)


def hidden_ids(kind: str, make: Callable[[Collection[str]], str] = unguessable) -> dict[str, str]:
    """For each id in a question of a kind, and for its own, one that tells nothing; the same for all languages."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(_ID.findall(questions(FALLBACK)[kind])):
        found[name] = make(found.values())
    return found


def free_name(kind: str, used: Collection[str]) -> str:
    """A name for a question: its kind, with a number where that is taken."""
    if kind not in used:
        return kind
    return next(name for number in range(2, len(used) + 3) if (name := f"{kind}-{number}") not in used)


def indented(text: str, indent: str) -> list[str]:
    """The lines of a question as they stand in a list that is indented otherwise."""
    return [indent + line[2:] if line.strip() else "" for line in text.rstrip("\n").split("\n")]
