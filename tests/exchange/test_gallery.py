"""What arrives of a course's own questions: pictures on cards, the whole of a conversation, a file for each format."""

from __future__ import annotations

import json
import re
import sqlite3
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from coursewright.base.issues import IssueLog
from coursewright.exchange.chosen import chosen_for
from coursewright.exchange.formats import FORMATS
from coursewright.exchange.likeness import in_form
from coursewright.exchange.rendering import bundle_of
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.quiz.kinds.transcript import TranscriptQuestion

from ..lms.project import make_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = make_project(tmp_path_factory.mktemp("gallery"))
    return load_projects(root, IssueLog(), "zh")["zh"]


def test_a_card_has_its_picture_and_no_place_in_our_files(project: Project, tmp_path: Path) -> None:
    form = FORMATS["anki"]
    bundle, _ = bundle_of(project, "gallery", "平台课", chosen_for(project, ""), form, 1)
    assert form.write is not None
    with ZipFile(BytesIO(form.write(bundle))) as package:
        media = json.loads(package.read("media"))
        pictures = {name: package.read(number) for number, name in media.items()}
        (tmp_path / "cards").write_bytes(package.read("collection.anki2"))
    ground = (project.root / "content/zh/part/hall.svg").read_bytes()
    assert [*pictures.values()] == [ground]
    cards = sqlite3.connect(tmp_path / "cards").execute("select flds from notes").fetchall()
    sides = [side for (fields,) in cards for side in fields.split("\x1f")[1:3]]
    shown = [found for side in sides for found in re.findall(r'<img src="([^"]*)" alt="(?=营业厅)', side)]
    assert shown == [*pictures] * 2
    assert not [side for side in sides if "data-at" in side or "quizzes/" in side]


def test_lines_that_nobody_marks_stand_in_the_question_that_a_transcript_becomes(project: Project) -> None:
    quiz = project.quizzes["words-and-talk"].quiz
    talk = next(row for row in quiz.questions if isinstance(row, TranscriptQuestion))
    match = in_form(talk, "match", "zh")
    assert match is not None
    said = [f"{line.by}: {line.says}" for line in talk.lines]
    assert match.prompt.split("\n\n") == [talk.prompt, *said]


def test_no_format_takes_the_place_of_another_by_its_name() -> None:
    endings = [form.ending for form in FORMATS.values() if form.write]
    assert len(endings) == len(set(endings))
