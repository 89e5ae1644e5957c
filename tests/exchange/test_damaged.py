"""Whatever a file holds: questions or issues, never an exception, and what comes in can be written and checked."""

from __future__ import annotations

import random
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest

from coursewright.base.issues import IssueLog
from coursewright.base.source import load_yaml
from coursewright.exchange.format import Source
from coursewright.exchange.formats import FORMATS
from coursewright.exchange.guess import guess
from coursewright.exchange.intake import take_in
from coursewright.exchange.packing import unzipped
from coursewright.quiz.kinds import KINDS
from coursewright.quiz.load import load_quiz

from .layouts import LAYOUTS
from .made import exported, loaded, made
from .peers import PEERS
from .test_tables import WRITERS
from .test_texts import AT_THE_END, IN_A_RUN, TYPED

MANY, SOME = 10_000, 200
"""Files an importer in all, and in every run."""
READ = tuple(name for name, form in FORMATS.items() if form.read)
SIGNS = (
    b"{", b"}", b"=", b"~", b"#", b"::", b"\\", b"\n\n", b"<", b">", b"</", b"]]>", b"&#0;", b"&amp;", b"\x00",
    b"\xff", b"[[", b"]]", b"1e999", b"%-50%", b"-999999999999999999999", "（".encode(), b'"', b",", b"\t", b"A. ",
    b"ANSWER: Z", b"{1:SHORTANSWER:=", b"<!DOCTYPE x>", b"|", b"\xe7", b"- [x]", b"```",
)  # fmt: skip


def samples(name: str) -> list[bytes]:
    """Good files of a format."""
    form = FORMATS[name]
    found: list[bytes] = []
    if form.write:
        found.append(exported(form, loaded([made(kind, 2)[0] for kind in KINDS]))[2])
    if name in WRITERS:
        found += [WRITERS[name](LAYOUTS[layout]) for layout in list(LAYOUTS)[:4]]
    if name == "text":
        found += [text.encode() for text in (TYPED, AT_THE_END, IN_A_RUN)]
    found += [text.encode() for text in PEERS.get(name, ())]
    return found


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """A file with a few faults of some kind."""
    for _ in range(chance.randint(1, 4)):
        raw = hurt(raw, chance)
    return raw


def hurt(raw: bytes, chance: random.Random) -> bytes:
    """A file with one more fault."""
    at, end = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
    end = min(end, at + chance.choice((1, 4, 40, 400)))
    before, part, behind = raw[:at], raw[at:end], raw[end:]
    noise = bytes(chance.randrange(256) for _ in part)
    return chance.choice(
        (
            before + behind,
            before + chance.choice(SIGNS) + part + behind,
            before + part * 3 + behind,
            before + noise + behind,
            before + part[::-1] + behind,
            raw[: max(at, 1)],
        )
    )


def stored(parts: dict[str, bytes]) -> bytes:
    """Files as a package that is quickly made."""
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def files(name: str, count: int) -> Iterator[bytes]:
    """Damaged files of a format; packed ones in their wrapping, or within."""
    chance = random.Random(f"{name} 1")  # noqa: S311  (nothing is kept secret)
    good = samples(name)
    for _ in range(count):
        raw = chance.choice(good)
        parts = unzipped(raw) if raw.startswith(b"PK") else {}
        if parts and chance.random() < 0.8:
            victim = chance.choice([part for part in parts if parts[part]])
            yield stored({**parts, victim: damaged(parts[victim], chance)})
        else:
            yield damaged(raw, chance)


@pytest.mark.parametrize("name", READ)
def test_a_damaged_file_is_questions_or_issues(name: str, pytestconfig: pytest.Config) -> None:
    reader = FORMATS[name].read
    assert reader is not None
    came = 0
    for raw in files(name, MANY if pytestconfig.getoption("--all") else SOME):
        issues = IssueLog()
        found = reader(Source(file="file", raw=raw, language="zh"), issues)
        guess("file", raw)
        came += bool(found)
        text = take_in(found, "gallery", None, "").text
        if text:
            read = IssueLog()
            document = load_yaml(text, "quizzes/zh/gallery.yml", read)
            assert document is not None, [issue.message for issue in read.found]
            load_quiz(document, IssueLog(), language="zh", course="")
    assert came


@pytest.mark.parametrize("name", READ)
def test_what_comes_in_twice_changes_nothing(name: str) -> None:
    reader = FORMATS[name].read
    assert reader is not None
    for raw in samples(name):
        once = reader(Source(file="file", raw=raw, language="zh"), IssueLog())
        first = take_in(once, "gallery", None, "")
        assert first.added
        old = load_yaml(first.text, "quizzes/zh/gallery.yml", IssueLog())
        again = take_in(
            reader(Source(file="file", raw=raw, language="zh"), IssueLog()), "gallery", old, first.text
        )
        assert (again.added, again.text) == ((), first.text)
