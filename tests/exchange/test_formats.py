"""One table of formats, and what the command line offers of it."""

from __future__ import annotations

from coursewright.cli.commands.exchanging import QUESTION_FORMATS, READ_FORMATS
from coursewright.exchange.formats import FORMATS


def test_the_command_writes_and_reads_just_what_the_table_has() -> None:
    assert set(QUESTION_FORMATS) == {name for name, form in FORMATS.items() if form.write}
    assert set(READ_FORMATS) == {name for name, form in FORMATS.items() if form.read}
    assert all(name == form.name for name, form in FORMATS.items())
