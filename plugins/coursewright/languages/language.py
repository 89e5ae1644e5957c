"""What a language is, as far as site, books, documents and the linter treat languages differently.

A description is a YAML file of its own, `<tag>.yml`; what site and books say stands beside it, `words/<tag>.yml`.
A tag without a description has its parent's (`de-AT`: de), else the one of `PLAIN`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.shape import Flag, Whole, Word, model, shape
from coursewright.base.source import read_yaml
from coursewright.languages.kept import kept_of
from coursewright.languages.shelf import PACKAGE, description_files, forgotten_with
from coursewright.languages.tags import lineage, nearest

LATIN_TAG, EAST_ASIAN_TAG = "en-GB", "zh-CN"
"""What a word processor takes letters and East Asian signs for where a document's language is of the other kind."""
RTL_TAGS = frozenset("ar arc ckb dv fa he iw ks ku-iq nqo ps sd ug ur yi".split())
"""Languages written from right to left; which, no description needs to say."""


@model
class Form:
    """Another form of an answer that says the same: what is found in it, and what is put in its place.

    `taught`: only where the lesson has that form; `bare`: the forms after it are made of this one.
    """

    find: Word
    put: str = ""
    taught: Flag = False
    bare: Flag = False


@model
class ItemWords:
    """What the linter knows of a language's words: regular expressions, lists of alternatives joined by `|`."""

    negations: tuple[Word, ...] = ()
    """Ways to ask for what is not so; `{not}` stands for `negation`."""
    negation: str = ""
    absolutes: tuple[Word, ...] = ()
    """Words that allow no exception."""
    hedges: tuple[Word, ...] = ()
    """Words that allow some."""
    joints: tuple[Word, ...] = ()
    """What joins two claims in a statement."""
    all_or_none: tuple[Word, ...] = ()
    """All of the above, none of the above."""
    joining: tuple[Word, ...] = ()
    """Words between two things that are both meant."""
    denying: tuple[Word, ...] = ()
    """Words before a thing that is denied."""
    ordinary: str = ""
    """Words that tell nothing: signs, or words with blanks between."""
    stem: str = ""
    """The end of a word that is left out before words are compared."""
    forms: tuple[Form, ...] = ()


@model
class Language:
    """How one language is written, shown, printed and judged; faces are lists of families as CSS writes them."""

    tag: Word
    """The tag with a country, for word processors, voices and PDFs."""
    name: str = ""
    """What its speakers call it; "" where its words say it."""
    script: Word = "Latn"
    """ISO 15924: the script that it needs faces for."""
    direction: Literal["ltr", "rtl"] = "ltr"
    counts: Literal["signs", "words"] = "words"
    """What texts are counted in, and where their lines break: at every sign, or between words."""
    signs_a_minute: Whole = 300
    words_a_minute: Whole = 200
    """What one who studies reads in a minute, of han and kana, and of words."""
    voices: tuple[Word, ...] = ()
    """Tags of the voices that read pages aloud, the best first, where others of the language speak other words."""
    screen: Word = ""
    """The faces of the site; "" for those of any Latin text."""
    numeral: str = ""
    paper: Literal["Sans", "Hei", ""] = "Sans"
    """The family of books that it is set in; "" where they have none for its script."""
    own_face: Flag = False
    """Whether books need a face of the author's own: the one they have draws the signs as another language does."""
    file: Word = "'Source Sans 3', 'Segoe UI', Roboto, sans-serif"
    """The faces of a figure in a file of its own."""
    word_text: str = "宋体"
    word_head: str = "黑体"
    """East Asian faces of Word documents, by names that every Word for these scripts knows."""
    date: Word = "d MMMM yyyy"
    """The form of a date in Word."""
    slanted: Flag = True
    """Whether what is stressed is set in italics; else it is heavier."""
    hyphens: Literal["auto", "manual"] = "manual"
    """Whether books part words at the ends of lines; a language has patterns for that, or not."""
    run: Whole = 0
    """From how many signs or words in a row on a text has the words of a lesson; 0 for what is usual."""
    decimal: Literal["point", "comma"] = "point"
    """What its readers write before the decimals of a number."""
    held: str = ""
    """What no line of a book ends within, a regular expression."""
    verdicts: tuple[Word, ...] = ("×", "✓")
    """The signs of wrong and right in front of a misconception."""
    ordinals: tuple[Word, ...] = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")
    """How the groups of a test are numbered."""
    marks: tuple[Word, ...] = ()
    """Half-width marks that are wrong beside its signs, each with the right one behind it."""
    reading: Literal["", "pinyin", "reading"] = ""
    """The key of a term that says how it is spoken, by which terms are sorted."""
    heads: str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    """The signs that terms are filed below: each from one head up to the next."""
    passed_over: str = ""
    """What at the beginning of a term is passed over in sorting, a regular expression."""
    endings: str = ""
    """What may follow a term's name where it is used in another form, a regular expression."""
    items: ItemWords = ItemWords()

    @property
    def by_signs(self) -> bool:
        """Whether texts are counted, broken and compared sign by sign."""
        return self.counts == "signs"

    @property
    def layout(self) -> str:
        """The class of a book's root: which of its two manners of setting text it has."""
        return self.counts


PLAIN = Language(tag="und")
"""A language that nobody described: letters from left to right, words with blanks between, no words to judge by."""


@cache
def language_of(tag: str) -> Language:
    """The description of a language, of its nearest parent, or of no language in particular.

    A course's own that cannot be read is passed over: `check` says what is wrong with it.
    """
    files = description_files()
    name = nearest(tag, files)
    if not name:
        rtl = any(name in RTL_TAGS for name in lineage(tag))
        return Language(tag=tag or PLAIN.tag, direction="rtl" if rtl else "ltr")
    return kept_of(files[name], _read) or PLAIN


def _read(file: Path) -> Language | None:
    issues = IssueLog()
    document = read_yaml(file, file.parent, issues)
    found = shape(document, Language, issues, area="language") if document else None
    if found is None and file.is_relative_to(PACKAGE):
        raise LookupError(as_text(issues))
    return found


def written(tag: str) -> dict[str, str | None]:
    """The attributes of an element whose text is in a language: `lang`, and `dir` where it is the other way round."""
    return {"lang": tag, "dir": "rtl" if language_of(tag).direction == "rtl" else None}


forgotten_with(language_of.cache_clear)
