"""A language that the tool does not speak: its description and its words, to be written by the author."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from coursewright.languages.language import language_of
from coursewright.languages.shelf import OWN, WORDS
from coursewright.languages.words import FALLBACK, own_words
from coursewright.scaffold.drafts import Draft


def plan_language(tag: str) -> Draft:
    """The two files of a language; each word stands with what English says, and is empty."""
    return Draft(
        new={
            f"{OWN}/{tag}.yml": DESCRIPTION.format(tag=tag, direction=language_of(tag).direction),
            f"{OWN}/{WORDS}/{tag}.yml": "".join(_lines(tag)),
        }
    )


def _lines(tag: str) -> Iterator[str]:
    yield f"# What site and books say in '{tag}'. Behind each key stands what English says: write yours before the #.\n"
    yield "# What is in braces is filled in; keep it. 'check' counts what is missing; English stands in its place.\n"
    yield from _section(_nested(own_words(FALLBACK)), "")


def _section(tree: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        name = json.dumps(key) if key in ("true", "false") or key.isdigit() else key
        if isinstance(value, Mapping):
            yield f"{indent}{name}:\n"
            yield from _section(value, indent + "  ")
        else:
            yield f'{indent}{name}: ""  # {value}\n'


def _nested(texts: Mapping[str, str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for key, text in texts.items():
        *above, last = key.split(".")
        at = tree
        for step in above:
            at = at.setdefault(step, {})
        at[last] = " ".join(text.split())
    return tree


DESCRIPTION = """\
# How '{tag}' is written, shown, printed and judged. Delete what is as it stands here: it is so anyhow.
tag: {tag} # with a country if Word, voices and PDFs should know one, such as pt-BR
script: Latn # ISO 15924; books have faces for Latn, Grek, Cyrl, Hans, Hant
direction: {direction} # ltr or rtl
counts: words # signs: no blanks between words, as in Chinese and Japanese
words_a_minute: 200 # what one who studies reads
paper: Sans # the face of books; "" where they have none: put your own into content/fonts (see the docs)
slanted: true # false: what is stressed is heavier, as in Arabic
hyphens: manual # auto: books part words, where there are patterns for the language
decimal: point # comma: 0,5
date: d MMMM yyyy # in Word
# What a line of a book must not end within, a regular expression: numbers with their units, abbreviations.
held: ""
# The signs that glossary terms are filed below.
heads: ABCDEFGHIJKLMNOPQRSTUVWXYZ
# What the linter looks for; a rule without words stays silent. See the tool's own de.yml for a full example.
items:
  absolutes: [] # always, never, all, only
  hedges: [] # may, often, usually
  negation: ""
  negations: [] # ways to ask for what is not so; {{not}} stands for the negation
  joints: [] # what joins two claims
  all_or_none: [] # all of the above
  joining: [] # and, or
  denying: [] # not, no, without
  ordinary: "" # words that tell nothing, with blanks between
"""
