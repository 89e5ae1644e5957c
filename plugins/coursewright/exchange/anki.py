"""Anki: a card a question, its printed form in front and with answers behind (the only importer of genanki).

A note's GUID is made of the course's id and the question's first name, so that a later import updates the card.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from html import unescape
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from coursewright.exchange.anki_reading import SOURCE, read_anki
from coursewright.exchange.bundle import Asked, Bundle, Group
from coursewright.exchange.format import Format, Keep
from coursewright.exchange.packing import packed
from coursewright.exchange.trees import tree_of
from coursewright.languages.language import written
from coursewright.quiz.kinds import KINDS

KEEPS: Mapping[str, Keep] = {name: Keep(form=name) for name in KINDS}
EARLIEST = 1
"""Notes are numbered by the second that they are made in, and Anki knows no note 0."""
MODEL = 1_607_392_319
"""The note type's number: another one would make every card a new one."""
FIELDS = ("Id", "Front", "Back", SOURCE)
STYLE = """\
.card { font-family: sans-serif; font-size: 18px; line-height: 1.5; text-align: start; max-width: 40em; }
.card { margin: 0 auto; }
.q { margin: 0; } .stem { font-weight: bold; } .qn { color: #666; font-size: 14px; }
ol.opts, ul.opts, .opts { list-style: none; padding-inline-start: 0; }
.k { display: inline-block; min-width: 1.6em; margin-inline-end: .5em; border: 1px solid; border-radius: 1em; }
.k { text-align: center; }
.k.on { background: #222; color: #fff; }
.why, .slips, .key { color: #555; font-size: 15px; } .why { display: block; margin-inline-start: 2.4em; }
.bl { display: inline-block; min-width: 5em; border-bottom: 1px solid; }
.sq { display: inline-block; width: 1.3em; height: 1.3em; border: 1px solid; text-align: center; }
table { border-collapse: collapse; } td, th { border: 1px solid #999; padding: .2em .5em; }
svg, img { max-width: 100%; height: auto; }
.nightMode .k.on { background: #ddd; color: #111; } .nightMode .why, .nightMode .slips, .nightMode .key { color: #aaa; }
.nightMode .qfig { color: #111; background: #fff; }
.qspots { position: relative; } .qspots > img { display: block; width: 100%; }
.qspots > svg { position: absolute; left: 0; top: 0; }
"""
_PLACE = re.compile(r' data-at="[^"]*"')
"""Where a text stands in the course's files, which is of no use in a card."""
_PICTURE = re.compile(r"<img\b[^>]*>")
_SOURCE, _SAID = re.compile(r'\bsrc="([^"]*)"'), re.compile(r'\balt="([^"]*)"')


def write_anki(bundle: Bundle) -> bytes:
    """A deck a quiz, within that of the course."""
    import genanki

    model = genanki.Model(
        MODEL,
        "coursewright",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
        css=STYLE,
    )
    media: dict[str, bytes] = {}
    decks = [_deck(group, bundle, model, media) for group in bundle.groups if group.asked]
    with TemporaryDirectory() as folder:
        path = Path(folder, "deck.apkg")
        for name, content in media.items():
            Path(folder, name).write_bytes(content)
        files = [str(Path(folder, name)) for name in sorted(media)]
        genanki.Package(decks, media_files=files).write_to_file(
            str(path), timestamp=float(max(bundle.epoch, EARLIEST))
        )
        return packed(path.read_bytes())


def _deck(group: Group, bundle: Bundle, model: Any, media: dict[str, bytes]) -> Any:
    import genanki

    deck = genanki.Deck(number_of(bundle.course, group.id), f"{bundle.title}::{group.title}")
    for asked in group.asked:
        front, back = (_side(html, bundle, media) for html in bundle.printed(asked))
        source = json.dumps(tree_of(asked.written), ensure_ascii=False)
        fields = [asked.name, front, back, source.replace("&", "&amp;").replace("<", "&lt;")]
        tags = [tag.replace(" ", "_") for tag in asked.written.tags]
        guid = genanki.guid_for(bundle.course, bundle.language, first_name(asked))
        deck.add_note(genanki.Note(model=model, fields=fields, guid=guid, tags=tags))
    return deck


def _side(html: str, bundle: Bundle, media: dict[str, bytes]) -> str:
    """A side of a card; its pictures become files of the package, called by what they hold."""

    def shown(match: re.Match[str]) -> str:
        source, said = (found[1] if (found := part.search(match[0])) else "" for part in (_SOURCE, _SAID))
        content = bundle.picture(unescape(source))
        if not content:
            return said
        name = f"coursewright-{sha256(content).hexdigest()[:16]}{PurePosixPath(source).suffix.lower()}"
        media[name] = content
        return f'<img src="{name}" alt="{said}">'

    side = _PICTURE.sub(shown, _PLACE.sub("", html))
    return f'<div dir="rtl">{side}</div>' if written(bundle.language)["dir"] else side


def first_name(asked: Asked) -> str:
    """The name that a question had first."""
    return asked.sheet.first


def number_of(*names: str) -> int:
    """A number for a deck, from 2³⁰ to 2³¹, made of names."""
    return (1 << 30) + int(sha256("/".join(names).encode()).hexdigest(), 16) % (1 << 30)


FORMAT = Format(
    name="anki",
    title="Anki",
    ending=".apkg",
    keeps=KEEPS,
    write=write_anki,
    read=read_anki,
    needs=("genanki",),
)
