"""What the layout engine logs: it reports lost pictures, letters and rules nowhere else."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator

from coursewright.base.issues import Issue
from coursewright.handbook.addresses import readable
from coursewright.handbook.origins import Origins

_SIGN = re.compile(r'^\.notdef glyph .*"(?P<sign>.+)" \(U\+(?P<code>[0-9A-F]+)\)', re.DOTALL)
_PICTURE = re.compile(r"^Failed to load image at '(?P<address>[^']*)': (?P<reason>.*)", re.DOTALL)


class _Listener(logging.Handler):
    """Keeps each line once."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if line not in self.lines:
            self.lines.append(line)


@contextlib.contextmanager
def listening() -> Iterator[list[str]]:
    """The lines that the engine logs inside, none of which reaches the terminal."""
    logger = logging.getLogger("weasyprint")
    listener, handlers, propagate = _Listener(), logger.handlers[:], logger.propagate
    logger.handlers[:], logger.propagate = [listener], False
    try:
        yield listener.lines
    finally:
        logger.handlers[:], logger.propagate = handlers, propagate


def logged_issue(line: str, origins: Origins) -> Issue:
    """A line of the log as a fault at the element that it is about, as far as the line tells which."""
    if sign := _SIGN.match(line):
        return Issue(
            rule="print/no-glyph",
            place=origins.of_text(sign["sign"]),
            message=f"no printed face has '{sign['sign']}' (U+{sign['code']}).",
            hint="Write it in words, or leave it out.",
        )
    if picture := _PICTURE.match(line):
        return Issue(
            rule="print/lost-picture",
            place=origins.of_address(readable(picture["address"])),
            message=f"the picture '{readable(picture['address'])}' cannot be printed: {readable(picture['reason'])}.",
            hint="Name a picture that lies in the course's own assets.",
        )
    return Issue(
        rule="print/engine",
        place=origins.of(None),
        message=f"the layout engine says: {readable(line)}",
        hint="The page may look wrong: mend what the line names.",
    )
