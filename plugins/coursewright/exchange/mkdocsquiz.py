"""Questions from Markdown for mkdocs-quiz: `<quiz>`, `- [x]`, `[[gap]]`, `> feedback`."""

from __future__ import annotations

import re

from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Tree
from coursewright.exchange.drafts import Choice, Draft, choice_draft, clean, draft, gap_name, in_line, parted
from coursewright.exchange.format import Format, Found, Source
from coursewright.exchange.text import text_in

_QUIZ = re.compile(r"^[ \t]*<quiz>[ \t]*\n(.*?)^[ \t]*</quiz>", re.MULTILINE | re.DOTALL)
_OPTION = re.compile(r"\s*[-*]\s*\[([ xX]?)\]\s*(.*)")
_GAP = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_FENCE = re.compile(r"^(?:```|~~~)")


def read_mkdocs_quiz(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a page, outside of listings."""
    text = _without_listings(clean(text_in(source, issues) or ""))
    found = []
    for match in _QUIZ.finditer(text):
        place = Place(file=source.file, line=text.count("\n", 0, match.start()) + 1, column=1)
        tree = question_of(dedented(match[1]), source.language)
        if tree is None:
            issues.warning("import/no-answer", place, "no answer of this quiz is right: it is left out.")
        else:
            found.append(Found(tree=tree, place=place))
    return found


def _without_listings(text: str) -> str:
    """A page whose listings, which may show how a quiz is written, are empty lines; those within a quiz stay."""
    lines = text.split("\n")
    fence, within = "", False
    for turn, line in enumerate(lines):
        bare = line.strip()
        within = (within or bare == "<quiz>") and bare != "</quiz>"
        mark = _FENCE.match(bare)
        if mark and not within and (not fence or bare.startswith(fence)):
            fence = "" if fence else mark[0]
            lines[turn] = ""
        elif fence:
            lines[turn], within = "", False
    return "\n".join(lines)


def dedented(text: str) -> str:
    """A text without what all of its lines are set in by."""
    lines = text.split("\n")
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[indent:] for line in lines)


def question_of(body: str, language: str) -> Draft | None:
    """The question of a quiz: choices if it has any, else gaps."""
    lines = body.split("\n")
    first = next((turn for turn, line in enumerate(lines) if _OPTION.fullmatch(line)), -1)
    if first >= 0:
        return _choices("\n".join(lines[:first]).strip(), lines[first:])
    before, _, after = re.sub(r"^[ \t]*---[ \t]*$", "\x00", body, count=1, flags=re.MULTILINE).partition(
        "\x00"
    )
    if not _GAP.search(before):
        return None
    blanks: list[Tree] = []

    def put(match: re.Match[str]) -> str:
        name = gap_name(len(blanks))
        words: list[Tree] = [word for part in match[1].split("|") if (word := in_line(part))]
        blanks.append({"id": name, "accept": words})
        return f"[[{name}]]"

    prompt, text = parted(_GAP.sub(put, before).strip(), language)
    return draft("blanks", prompt, text=text, blanks=blanks, explain=after.strip())


def _choices(prompt: str, lines: list[str]) -> Draft | None:
    rows: list[Choice] = []
    rest: list[str] = []
    for line in lines:
        option = _OPTION.fullmatch(line)
        if option and not any(part.strip() for part in rest):
            rows.append(Choice(text=option[2].strip(), correct=option[1].strip().lower() == "x"))
            rest = []
        elif line.lstrip().startswith(">") and rows and not rest:
            told = f"{rows[-1].why}\n{line.lstrip()[1:].strip()}".strip()
            rows[-1] = Choice(text=rows[-1].text, correct=rows[-1].correct, why=told)
        else:
            rest.append(line)
    if len(rows) < 2 or not prompt or not any(row.correct for row in rows):
        return None
    return choice_draft(prompt, rows, explain="\n".join(rest).strip())


FORMAT = Format(name="mkdocs-quiz", title="Markdown of mkdocs-quiz", ending=".md", read=read_mkdocs_quiz)
