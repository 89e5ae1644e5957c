"""Questions in running text: `1. …`, `A. …`, `答案：B`, in Chinese and English, with keys below each or at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.drafts import clean
from coursewright.exchange.entry import Entry, Line
from coursewright.exchange.entry_reading import draft_of
from coursewright.exchange.format import Format, Found, Source
from coursewright.exchange.heads import kind_named, truth_of
from coursewright.exchange.rows import LETTERS, lettered, option_line, section_kind
from coursewright.exchange.text import text_in

_ANY = re.IGNORECASE | re.DOTALL
_SAID = r"(?:[】\]]\s*[:：]?|\s*[:：])"
_ANSWERS = r"[【\[]?(?:正确答案|参考答案|标准答案|答案|correct answers?|answers?|key)"
_EXPLAINS = r"[【\[]?(?:答案解析|试题解析|解析|说明|explanation|rationale|feedback)"
_TRUTH = "[对错√×✓✗]|正确|错误|true|false"
_BEGIN = re.compile(
    r"(?:第?\s*(\d{1,3})\s*题?\s*[.、．)）:：]|[（(](\d{1,3})[)）]|Q(\d{1,3})[.:)]?)\s*(\S.*)", re.DOTALL
)
_ANSWER = re.compile(rf"{_ANSWERS}{_SAID}\s*(.*)", _ANY)
_EXPLAIN = re.compile(rf"{_EXPLAINS}{_SAID}\s*(.*)", _ANY)
_WITHIN = re.compile(rf"\s+{_EXPLAINS}{_SAID}\s*", re.IGNORECASE)
_WHY = re.compile(
    r"(?:选项?\s*)?[“「\"']?([A-H]|[对對错錯√×])[”」\"']?\s*[项的]?\s*解析\s*[:：]\s*(.*)|"
    r"why\s+([A-H]|true|false)\s*[:：]\s*(.*)",
    _ANY,
)
_REASON = "why "
"""Before the option or side whose reason goes on."""
_POINTS = re.compile(r"(?:分值|points)\s*[:：]\s*(\d{1,2})\s*分?", re.IGNORECASE)
_ID = re.compile(r"(?:题目编号|id)\s*[:：]\s*(\S+)", re.IGNORECASE)
_OPTION = re.compile(r"[（(]?([A-H])\s*[)）.、．:：]\s*\S", re.IGNORECASE)
_KEY = re.compile(r"(?:参考答案|标准答案|正确答案|答案|answer key|answers|key)\s*[:：]?", re.IGNORECASE)
_PAIR = re.compile(rf"(\d{{1,3}})\s*[.、．:：)）]?\s*([A-H]{{1,8}}|{_TRUTH})(?![A-Za-z])", re.IGNORECASE)
_RUN = re.compile(
    r"(\d{1,3})\s*[-~—–至]\s*(\d{1,3})\s*[.、．:：)）]?\s*([A-H](?:\s*[A-H])*)(?![A-Za-z])", re.IGNORECASE
)
_KIND = re.compile(r"[（(\[【]\s*([^（()）\[\]【】]{2,24})\s*[)）\]】]\s*")
_WORTH = re.compile(r"[（(]\s*(\d{1,2})\s*分\s*[)）]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph: its words, where it stands, and whether it is a heading, which says nothing of a question."""

    text: str
    place: Place
    heading: bool = False


@dataclass(slots=True, kw_only=True)
class _Open:
    """A question while it is read; `last` is what a line without a mark goes on with."""

    place: Place
    number: int
    kind: str
    prompt: list[str]
    options: list[str] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    answer: str = ""
    explain: str = ""
    points: str = ""
    id: str = ""
    last: str = "prompt"

    def entry(self) -> Entry:
        """The question in words."""
        options = [
            option_line(text, self._reason(name, truth_of(option_line(text, "").text)))
            for name, text in zip(LETTERS, self.options, strict=False)
        ]
        if not options and self.reasons:
            options = [
                Line(text="", why=self._reason(name, truth))
                for name, truth in zip(LETTERS, (True, False), strict=False)
            ]
        ticked = any(line.ticked for line in options)
        return Entry(
            prompt="\n".join(self.prompt),
            id=self.id,
            kind=self.kind,
            options=tuple(line if ticked else Line(text=line.text, why=line.why) for line in options),
            answer=self.answer,
            explain=self.explain,
            points=self.points,
            place=self.place,
        )

    def _reason(self, name: str, truth: bool | None) -> str:
        """What is said to an option by its letter, or by the side of a statement that it is."""
        return self.reasons.get(name) or ("" if truth is None else self.reasons.get(str(truth), ""))


class _Reader:
    """Reads paragraph after paragraph."""

    def __init__(self, issues: IssueLog) -> None:
        self.issues = issues
        self.found: list[_Open] = []
        self.kind = ""
        self.closed = True
        self.key = False

    def read(self, row: Paragraph) -> None:
        """One more paragraph."""
        text = row.text.strip()
        section = section_kind(text) if len(text) < 60 else ""
        if not text:
            return
        if section:
            self.kind, self.closed, self.key = section, True, False
        elif _KEY.fullmatch(text):
            self.key, self.closed = True, True
        elif self.key and self._keyed(text):
            return
        elif row.heading:
            self.closed = True
        elif not any(step(self, text, row) for step in _STEPS):
            self._go_on(text, row)

    def _keyed(self, text: str) -> bool:
        """Whether a line of the key at the end names answers by the numbers of questions."""
        answers = {int(number): said for number, said in _PAIR.findall(text)}
        for first, last, said in _RUN.findall(text):
            names = "".join(said.split())
            if int(last) - int(first) + 1 == len(names):
                answers |= {int(first) + turn: name for turn, name in enumerate(names)}
        for number, said in answers.items():
            rows = [row for row in self.found if row.number == number and not row.answer]
            if rows:
                rows[0].answer = said
        return bool(answers)

    def answer(self, text: str, _row: Paragraph) -> bool:
        """A line that says the answer, perhaps the explanation too."""
        match = _ANSWER.fullmatch(text)
        if match is None or self.closed:
            return False
        said = _WITHIN.split(match[1], maxsplit=1)
        open_ = self.found[-1]
        open_.answer, open_.last = said[0].strip(), "answer"
        if len(said) > 1:
            open_.explain, open_.last = said[1].strip(), "explain"
        return True

    def explain(self, text: str, _row: Paragraph) -> bool:
        """A line that says the explanation, a reason, the points or the id."""
        if self.closed:
            return False
        open_ = self.found[-1]
        why, told = _WHY.fullmatch(text), _EXPLAIN.fullmatch(text)
        points, name = _POINTS.fullmatch(text), _ID.fullmatch(text)
        if why:
            side = (why[1] or why[3]).upper()
            # F is a letter before it is a short word for false.
            name_of = side if side in LETTERS else str(truth_of(side))
            open_.reasons[name_of], open_.last = (why[2] or why[4] or "").strip(), f"{_REASON}{name_of}"
        elif told:
            open_.explain, open_.last = told[1].strip(), "explain"
        elif points:
            open_.points = points[1]
        elif name:
            open_.id = name[1]
        return bool(why or told or points or name)

    def option(self, text: str, _row: Paragraph) -> bool:
        """One option, or several side by side."""
        match = _OPTION.match(text)
        if match is None or self.closed or self.found[-1].answer:
            return False
        open_ = self.found[-1]
        options = lettered(text, len(open_.options))
        open_.options += options
        open_.last = "option" if options else open_.last
        return bool(options)

    def begin(self, text: str, row: Paragraph) -> bool:
        """A numbered line begins a question."""
        match = _BEGIN.fullmatch(text)
        if match is None:
            return False
        prompt, kind, points = match[4], self.kind, _WORTH.search(match[4])
        if points:
            prompt = (prompt[: points.start()] + prompt[points.end() :]).strip()
        tag = _KIND.match(prompt)
        if tag and kind_named(tag[1]):
            prompt, kind = prompt[tag.end() :], kind_named(tag[1])
        number = int(next(name for name in match.groups()[:3] if name))
        open_ = _Open(place=row.place, number=number, kind=kind, prompt=[prompt])
        open_.points = points[1] if points else ""
        self.found.append(open_)
        self.closed = False
        return True

    def _go_on(self, text: str, row: Paragraph) -> None:
        """A line without a mark belongs to what stands before it."""
        if self.closed:
            said = " ".join(text.split())[:40]
            self.issues.warning(
                "import/unread-text", row.place, f"'{said}' belongs to no question and is not read."
            )
            return
        open_ = self.found[-1]
        if open_.last == "prompt":
            open_.prompt.append(text)
        elif open_.last == "option":
            open_.options[-1] += f"\n{text}"
        elif open_.last.startswith(_REASON):
            open_.reasons[open_.last.removeprefix(_REASON)] += f"\n{text}"
        else:
            setattr(open_, open_.last, f"{getattr(open_, open_.last)}\n{text}")


_STEPS: tuple[Callable[[_Reader, str, Paragraph], bool], ...] = (
    _Reader.explain,
    _Reader.answer,
    _Reader.option,
    _Reader.begin,
)


def read_paragraphs(rows: Iterable[Paragraph], language: str, issues: IssueLog) -> list[Found]:
    """The questions of paragraphs; what belongs to none is told."""
    reader = _Reader(issues)
    for row in rows:
        reader.read(row)
    found = []
    for open_ in reader.found:
        tree = draft_of(open_.entry(), language, issues)
        if tree is not None:
            found.append(Found(tree=tree, place=open_.place))
    return found


def read_text_file(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a plain text, a paragraph a line."""
    lines = clean(text_in(source, issues) or "").split("\n")
    rows = (
        Paragraph(text=line, place=Place(file=source.file, line=number, column=1))
        for number, line in enumerate(lines, start=1)
    )
    return read_paragraphs(rows, source.language, issues)


FORMAT = Format(name="text", title="plain text", ending=".txt", read=read_text_file)
