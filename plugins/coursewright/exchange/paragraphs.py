"""Questions in running text: `1. …`, `A. …`, `答案：B`, in Chinese and English, with keys below each or at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange import labels
from coursewright.exchange.answer_keys import (
    is_key,
    is_key_of_reasons,
)
from coursewright.exchange.asking import Asking
from coursewright.exchange.drafts import clean
from coursewright.exchange.entry_reading import draft_of
from coursewright.exchange.format import Format, Found, Source
from coursewright.exchange.heads import kind_named, truth_of
from coursewright.exchange.key_reading import ANSWERS, REASONS, KeyReader, Paragraph
from coursewright.exchange.options import LETTERS, lettered, narrow
from coursewright.exchange.sections import section_of
from coursewright.exchange.text import text_in


class TextReader(KeyReader):
    """Reads paragraph after paragraph, and what a key in a table says."""

    def read(self, row: Paragraph) -> None:
        """One more paragraph."""
        text = row.text.strip()
        if not text:
            return
        if self.key and self.keyed_part(text, row):
            return
        section = section_of(text) if len(text) < 60 else None
        if section:
            self.section, self.closed, self.key = section, True, ""
            self.part += 1
        elif is_key(text) or (is_key_of_reasons(text) and self.key):
            self.key, self.closed = ANSWERS if is_key(text) else REASONS, True
            self.key_of = None
        elif self.key and self.keyed(text, row):
            return
        elif self.keyed_behind(text, row) or row.heading:
            self.closed = True
        elif not any(step(self, text, row) for step in _STEPS):
            self._go_on(text, row)

    def answer(self, text: str, _row: Paragraph) -> bool:
        """A line that says the answer, perhaps the explanation too."""
        match = labels.ANSWER.fullmatch(text)
        if match is None or self.closed:
            return False
        said = labels.WITHIN.split(match[1], maxsplit=1)
        asking = self.found[-1]
        asking.answer, asking.last = said[0].strip(), "answer"
        if len(said) > 1:
            asking.explain, asking.last = said[1].strip(), "explain"
        return True

    def explain(self, text: str, row: Paragraph) -> bool:
        """A line that says the explanation, a reason, the points, the id, or what has no place here."""
        if self.closed:
            return False
        asking = self.found[-1]
        why, said = labels.WHY.fullmatch(text), labels.EXPLAIN.fullmatch(text)
        points, name = labels.POINTS.fullmatch(text), labels.ID.fullmatch(text)
        other = labels.OTHER.fullmatch(text)
        if why:
            side = (why[1] or why[3]).upper()
            # F is a letter before it is a short word for false.
            asking.give_reason(side if side in LETTERS else str(truth_of(side)), why[2] or why[4] or "")
        elif said:
            asking.explain, asking.last = said[1].strip(), "explain"
        elif points:
            asking.points = points[1]
        elif name:
            asking.id = name[1]
        elif other:
            self.tell(text, row.place)
        return bool(why or said or points or name or other)

    def option(self, text: str, row: Paragraph) -> bool:
        """One option, or several side by side."""
        if self.closed or self.found[-1].answer:
            return False
        bullet = labels.BULLET.fullmatch(text)
        if bullet and labels.OPTION.match(narrow(bullet[1])) and not text.startswith("*"):
            text = bullet[1]
        asking, tick = self.found[-1], labels.TICKED.match(text)
        box = labels.BOX.fullmatch(text)
        if box and not labels.OPTION.match(narrow(box[3])):
            right = (box[1] or "").strip() or box[2] in ("☑", "☒", "✅")
            asking.add_options([f"√ {box[3]}" if right else box[3]], row.loud_in, lettered=False)
            asking.boxed = True
            return True
        said = text[tick.end() :] if tick else text
        if labels.OPTION.match(narrow(said)) is None:
            return self._bullet(text, row)
        options = lettered(said, 0 if asking.bulleted else len(asking.options))
        if options and tick:
            options[0] = f"√ {options[0]}"
        if options:
            asking.add_options(options, row.loud_in, lettered=True)
        return bool(options)

    def _bullet(self, text: str, row: Paragraph) -> bool:
        """An item of a list without letters, which is an option if none with letters follow."""
        bullet = labels.BULLET.fullmatch(text)
        asking = self.found[-1]
        if bullet is None or (asking.options and not asking.bulleted):
            return False
        asking.add_options([bullet[1]], row.loud_in, lettered=False)
        return True

    def begin(self, text: str, row: Paragraph) -> bool:
        """A numbered line begins a question."""
        tag = labels.KIND.match(text)
        kind = kind_named(tag[1]) if tag else ""
        said = text[tag.end() :] if tag and kind else text
        match = labels.BEGIN.fullmatch(said)
        begun = match or labels.BEGIN_ALONE.fullmatch(said)
        if begun is None or (match and self._is_number(match, said)):
            return False
        prompt = begun[begun.re.groups] or ""
        number = next(name for name in begun.groups() if name)
        points = labels.WORTH.search(prompt)
        if points:
            prompt = (prompt[: points.start()] + prompt[points.end() :]).strip()
        tag = labels.KIND.match(prompt)
        if tag and kind_named(tag[1]):
            prompt, kind = prompt[tag.end() :], kind_named(tag[1])
        behind = labels.KIND_BEHIND.search(prompt, max(len(prompt) - 40, 0))
        if behind and kind_named(behind[1]):
            prompt, kind = prompt[: behind.start()].rstrip(), kind_named(behind[1])
        asking = Asking(
            place=row.place, number=int(number), kind=kind or self.section.kind, section=self.section, part=self.part,
            prompt=[prompt] if prompt else [],
        )  # fmt: skip
        asking.points = points[1] if points else self.section.points
        self.found.append(asking)
        self.closed, self.key = False, ""
        return True

    def _is_number(self, match: re.Match[str], text: str) -> bool:
        """Whether a line begins with 3.15 or 8:30 and not with the number of the next question."""
        before = text[match.start(4) - 1 : match.start(4)]
        if not (match[4][:1].isdigit() and before in (".", "．", ":", "：")):
            return False
        last = self.found[-1].number if self.found else 0
        return int(match[1] or match[3] or 0) not in (1, last + 1)

    def _go_on(self, text: str, row: Paragraph) -> None:
        """A line without a mark belongs to what stands before it."""
        if self.closed:
            self.tell(text, row.place)
        else:
            self.found[-1].go_on(text)

    def questions(self, language: str) -> list[Found]:
        """The questions that were read."""
        found = []
        for asking in self.found:
            tree = draft_of(asking.entry(self.issues), language, self.issues)
            if tree is not None:
                found.append(Found(tree=tree, place=asking.place))
        return found


_STEPS: tuple[Callable[[TextReader, str, Paragraph], bool], ...] = (
    TextReader.explain,
    TextReader.answer,
    TextReader.option,
    TextReader.begin,
)


def read_paragraphs(rows: Iterable[Paragraph], language: str, issues: IssueLog) -> list[Found]:
    """The questions of paragraphs; what belongs to none is told."""
    reader = TextReader(issues)
    for row in rows:
        reader.read(row)
    return reader.questions(language)


def read_text_file(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a plain text, a paragraph a line."""
    lines = clean(text_in(source, issues) or "").split("\n")
    rows = (
        Paragraph(text=line, place=Place(file=source.file, line=number, column=1))
        for number, line in enumerate(lines, start=1)
    )
    return read_paragraphs(rows, source.language, issues)


FORMAT = Format(name="text", title="plain text", ending=".txt", read=read_text_file)
