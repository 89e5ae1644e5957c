"""The tables of kinds and uses in the manual, written from what the proofs say.

`python -m tests.uses.table` writes them into docs/.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from coursewright.exchange.formats import FORMATS
from coursewright.languages.words import words
from coursewright.quiz.kinds import KINDS

from ..exchange.uses import WHOLE
from .course import Uses, write_course
from .proofs import PROOFS, Cell

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {"en": "uses.md", "zh": "uses.zh.md"}
BEGIN, END = "<!-- uses -->", "<!-- /uses -->"
GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("On the site", "网站上", ("practice", "exam", "review", "notebook")),
    ("In print", "纸上", ("learner", "trainer", "key", "paper", "sheet")),
    ("In the room, in Office", "课堂上，Office 里", ("slides", "pptx", "word")),
    ("On learning platforms", "学习平台上", ("scorm12", "scorm2004", "cmi5", "web")),
    ("In other tools", "其他工具里", tuple(name for name, form in FORMATS.items() if form.write)),
)
TITLES: Mapping[str, tuple[str, str]] = {
    "practice": ("Practice", "练习"),
    "exam": ("Exam", "考试"),
    "review": ("Review", "复习"),
    "notebook": ("Notebook", "错题本"),
    "learner": ("Learner handbook", "学员手册"),
    "trainer": ("Trainer handbook", "讲师手册"),
    "key": ("Key", "答案"),
    "paper": ("Test paper", "试卷"),
    "sheet": ("Answer sheet, scanned", "答题卡，扫描"),
    "slides": ("Slides", "幻灯片"),
    "pptx": ("PowerPoint", "PowerPoint"),
    "word": ("Word", "Word"),
    "scorm12": ("SCORM 1.2", "SCORM 1.2"),
    "scorm2004": ("SCORM 2004", "SCORM 2004"),
    "cmi5": ("cmi5", "cmi5"),
    "web": ("Web", "网页"),
}
WHY: Mapping[str, tuple[str, str]] = {
    "model": ("a model to compare with stands in the place of a key", "没有标准答案，给的是可以对照的参考"),
    "points": ("it gives no points, whatever the answer", "怎么答都不给分"),
    "long": ("it is as long as a page, and stays in its lesson", "有一页长，只留在自己的课里"),
    "own-words": ("one's own words are kept; nothing can be missed", "留下自己写的话；没有对错，不算错题"),
    "on-paper": (
        "it is answered on the paper itself: `grade` names it, and it counts as empty",
        "直接答在试卷上：`grade` 会写明是哪一题，先按空白算",
    ),
    "typed": ("words and digits are seen, and typed in by people", "看得出写了字，由人照抄进去"),
    "neutral": ("told as an answer without right or wrong", "报给平台的是没有对错的作答"),
    "exchange": (
        "see [Questions from other tools, and for them](exchange.md)",
        "见[与其他工具交换题目](exchange.zh.md)",
    ),
}
KIND = ("Kind", "题型")


def cells(uses: Uses) -> Mapping[tuple[str, str], Cell]:
    """What each use makes of each kind, by both names."""
    return {(kind, use): prove(uses, kind) for use, prove in PROOFS.items() for kind in KINDS}


def tables(found: Mapping[tuple[str, str], Cell], language: str) -> Iterator[str]:
    """The tables in a language, and what is less than whole, use by use."""
    at = 0 if language == "en" else 1
    names = words(language)
    for group in GROUPS:
        uses = group[2]
        yield from (f"## {group[at]}", "")
        yield f"| {KIND[at]} | {' | '.join(_title(use, at) for use in uses)} |"
        yield "|---" * (len(uses) + 1) + "|"
        for kind in KINDS:
            signs = " | ".join(found[kind, use].sign for use in uses)
            yield f"| {names[f'quiz.kind.{kind}']} | {signs} |"
        yield ""
        reasons = list(_reasons(found, uses, at, language))
        yield from (*reasons, "") if reasons else ()


def _title(use: str, at: int) -> str:
    return TITLES[use][at] if use in TITLES else FORMATS[use].title


def _reasons(
    found: Mapping[tuple[str, str], Cell], uses: tuple[str, ...], at: int, language: str
) -> Iterator[str]:
    names, comma = words(language), (", ", "、")[at]
    rows: dict[tuple[str, str], dict[str, list[str]]] = {}
    for use in uses:
        for kind in KINDS:
            cell = found[kind, use]
            if cell.sign != WHOLE:
                of = rows.setdefault((cell.sign if cell.why != "exchange" else "", cell.why), {})
                of.setdefault(use, []).append(names[f"quiz.kind.{kind}"])
    for (sign, why), by_use in rows.items():
        if why == "exchange":
            yield f"* {WHY[why][at][0].upper()}{WHY[why][at][1:]}{'.' if not at else '。'}"
            continue
        places = "; ".join(f"{_title(use, at)}: {comma.join(kinds)}" for use, kinds in by_use.items())
        yield f"* {sign} {WHY[why][at]} ({places})" if not at else f"* {sign} {WHY[why][at]}（{places}）"


def page(found: Mapping[tuple[str, str], Cell], language: str) -> tuple[Path, str, str]:
    """A page of the manual, its text, and the text with the tables as they should be."""
    path = DOCS / PAGES[language]
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return path, text, before + "\n".join([BEGIN, *tables(found, language)]).rstrip() + f"\n{END}" + after


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = cells(Uses(write_course(Path(folder) / "course")))
    for name in PAGES:
        place, _, better = page(made, name)
        place.write_text(better, encoding="utf-8", newline="\n")
