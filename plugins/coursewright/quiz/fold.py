"""When two short answers are the same text: width, case, white space and ordinary punctuation are free.

Signs that carry meaning stay: `>=` is not `<=`, 1/2 is not 12, C++ is not C, (a+b)*c is not a+b*c.
The browser folds the learner's answer the same way (fold.ts); what is accepted was folded when the page was
built. No edit distance: 七天 is not 十天. The lists are our own, since white space and case folding differ between
languages; tests/cases/grade/fold.json holds both sides to the same result.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from coursewright.quiz.variants import forms_of

SPACES = "\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u200b\u200c\u200d\u2060\ufeff"
DASHES = "‐‑‒–—―−"
QUOTES = "\"'`“”‘’„‟«»‹›¡¿"
MARKS = "。、·•‧・,;?"
BRACKETS = "()[]{}【】〔〕〖〗《》〈〉「」『』"
PUNCTUATION = QUOTES + MARKS + BRACKETS + ".:!"
"""What may be left out, but for where a sign counts; width is evened before, so no wide forms stand here."""

DIGITS = "0123456789"
_LOWER = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ENGLISH = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)

_OPEN, _CLOSE, _KEEP = "\ue000", "\ue001", "\ue002"
"""Stand for brackets that count, and before other signs that do, while the rest is taken away."""
_SPACE = f"[{SPACES}]"
_DASH = DASHES.replace("−", "")
_WORD = r"[^\W_]"
_LETTERS = r"(?:(?![0-9])[^\W_]){2}"
_RAISED = re.compile("([0-9０-９])([⁰¹²³⁴-⁹⁺⁻]+)")
_FRACTION = re.compile("([0-9０-９])(?=[¼-¾⅐-⅞↉])")
_BULLET = re.compile(f"^{_SPACE}*(?:[{_DASH}]+|[-−]+{_SPACE}){_SPACE}*(?!{_SPACE}|[0-9.]|$)")
_MIXED = re.compile(f"([0-9]){_SPACE}+([0-9]+{_SPACE}*/{_SPACE}*[0-9])")
_NUMBER = re.compile("[0-9][0-9,.]*")
_GROUPED = re.compile("[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:[.][0-9]*)?,*")
_DOTS = re.compile("[.。·•‧・_]{2,}")
_PAIR = re.compile(r"([0-9]?)[(\[{]([^()\[\]{}]*)[)\]}]")
_HELD = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_TERM = re.compile(f"(?:{_WORD}|{_CLOSE})(?:[-/][0-9]|[=<>+*^&|]+(?:{_WORD}|{_OPEN}))")
_ENDS = re.compile(rf"^[{QUOTES}{MARKS}]+|[{QUOTES}{MARKS}.:!]+\Z")
_WORD_SLASH = re.compile(f"({_LETTERS})/(?={_LETTERS})")
_COUNTING = (
    (re.compile("([0-9])(?=[,:;][0-9])"), rf"\1{_KEEP}"),
    (re.compile("([.~](?=[0-9])|-(?=[.]?[0-9]|[>=])|[!?:](?==))"), rf"{_KEEP}\1"),
    (re.compile(f"(^-*|[=<>+*^&|/{_OPEN}])(-(?={_WORD})|!(?={_WORD}|{_OPEN}))"), rf"\1{_KEEP}\2"),
)
"""1:2 and 1,5; .5, -3, -> and !=; -x and !x at the start or behind an operator."""
_FREE = re.compile(f"({_KEEP})?([{re.escape(PUNCTUATION + '-~')}])")


def even(text: str) -> str:
    """A text without differences of width, case and dashes; 10² is not 102, and 1½ is not 11/2."""
    return "".join("-" if char in DASHES else char for char in _wide(text))


def _wide(text: str) -> str:
    apart = _FRACTION.sub(r"\1+", _RAISED.sub(r"\1^\2", text))
    return normalize("NFKC", apart).lower().replace("⁄", "/").replace("∕", "/")


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """A text without what does not matter: width, case, spaces, sentence marks, quotes, brackets around a word."""
    plain = even(_BULLET.sub("", _wide(text)))
    close = re.sub(_SPACE, "", _MIXED.sub(r"\1+\2", plain))
    if not has_words(close):
        return "" if _DOTS.fullmatch(close) else close
    listed = re.sub("([0-9])。(?=[0-9])", r"\1.", re.sub("([0-9])、(?=[0-9])", r"\1,", close))
    core = _ENDS.sub("", _bracketed(_NUMBER.sub(lambda found: _ungrouped(found[0]), listed)))
    held = _HELD.fullmatch(core)
    marked = _WORD_SLASH.sub(r"\1", held[1] if held else core)
    for pattern, kept in _COUNTING:
        marked = pattern.sub(kept, marked)
    done = (
        _FREE.sub(lambda found: found[2] if found[1] else "", marked).replace(_OPEN, "(").replace(_CLOSE, ")")
    )
    return done if done == text else folded(done)


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in a text."""
    return re.search(_WORD, text) is not None


def _ungrouped(number: str) -> str:
    """1,000 as 1000; 1,5 and 0,125 stay."""
    return number.replace(",", "") if _GROUPED.fullmatch(number) else number


def _bracketed(text: str) -> str:
    """A text with the brackets held that hold a term, or a number behind a number: f(x), but 2(3) and (a+b)*c."""
    before = ""
    while before != text:
        before, text = text, _PAIR.sub(_held, text)
    return text


def _held(found: re.Match[str]) -> str:
    digit, inner = found[1], found[2]
    counts = _TERM.search(inner) or (digit and inner[:1] in DIGITS and inner)
    return digit + (f"{_OPEN}{inner}{_CLOSE}" if counts and not _HELD.fullmatch(inner) else inner)


@lru_cache(maxsize=256)
def accepted(answers: tuple[str, ...], *, numerals: bool, variants: bool = False) -> tuple[str, ...]:
    """All folded texts that count as an answer, sorted, each once.

    `numerals` adds numbers in words, `variants` the same words in simplified and traditional hanzi.
    """
    wanted = {folded(answer) for answer in answers}
    if numerals:
        wanted |= {folded(word) for answer in answers for word in numerals_of(folded(answer))}
    if variants:
        wanted |= {folded(form) for word in wanted for form in forms_of(word)}
    return tuple(sorted(wanted - {""}))


def numerals_of(digits: str) -> tuple[str, ...]:
    """A whole number below 100 million in Chinese everyday and formal characters, and up to 20 in English."""
    if not digits or not set(digits) <= set(DIGITS) or len(digits) > 8:
        return ()
    number = int(digits)
    everyday = _chinese(number, _LOWER, "十百千")
    words = {str(number), everyday, _chinese(number, _FORMAL, "拾佰仟")}
    if everyday.startswith("一十"):
        words.add(everyday[1:])
    if everyday.startswith("二") and everyday[1:2] in ("", "百", "千", "万"):
        words.add("两" + everyday[1:])
    if number < len(_ENGLISH):
        words.add(_ENGLISH[number])
    return tuple(sorted(words))


def _chinese(number: int, digits: str, units: str) -> str:
    if number == 0:
        return digits[0]
    high, low = divmod(number, 10_000)
    if not high:
        return _four(low, digits, units)
    gap = digits[0] if 0 < low < 1_000 else ""
    return _four(high, digits, units) + "万" + gap + (_four(low, digits, units) if low else "")


def _four(number: int, digits: str, units: str) -> str:
    """One to four digits; a run of zeros within is one 零."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + (units[place - 1] if place else "")
        gap = False
    return text
