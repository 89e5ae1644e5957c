"""When two short answers are the same text: width, case, white space and ordinary punctuation are free.

Signs that carry meaning stay: `>=` is not `<=`, 1/2 is not 12, C++ is not C, (a+b)*c is not a+b*c.
The browser folds the learner's answer the same way (fold.ts); what is accepted was folded when the page was
built. No edit distance: 七天 is not 十天. The lists are our own, since white space and case folding differ between
languages; tests/cases/grade/fold.json holds both sides to the same result.
"""

from __future__ import annotations

import re
from unicodedata import category, normalize

from coursewright.quiz.variants import forms_of

SPACES = "\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u200b\u200c\u200d\u2060\ufeff"
DASHES = "‐‑‒–—―−"
PUNCTUATION = "!¡\"'`()[]{},;:?¿。，、；：！？·•‧・“”‘’„‟«»‹›（）［］【】〔〕〖〗《》〈〉「」『』…"
"""Sentence marks, quotes and brackets; all other signs but `.`, `-`, `~` and `/` stay wherever they stand."""

DIGITS = "0123456789"
_LOWER = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ENGLISH = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)

_ENDS = "\"'`“”‘’„‟«»‹›¡¿。、·•‧・…,;?"
_OPERATORS = "=<>+*^&|"
_HELD = {"(": "\ue000", ")": "\ue001"}
"""What stands for a bracket that counts while the others are taken away."""
_RAISED = re.compile("([0-9０-９])([⁰¹²³⁴-⁹⁺⁻]+)")
_FRACTION = re.compile("([0-9０-９])(?=[¼-¾⅐-⅞↉])")
_BULLET = re.compile(f"^[{SPACES}]*(?:[‐‒–—―]+|[-−]+[{SPACES}])[{SPACES}]*(?=[^0-9.{SPACES}])")
_MIXED = re.compile(f"([0-9])[{SPACES}]+([0-9]+[{SPACES}]*/[{SPACES}]*[0-9])")
_LISTED = re.compile("([0-9])([、。])(?=[0-9])")
_NUMBER = re.compile("[0-9][0-9,.]*")
_GROUPED = re.compile("[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:[.][0-9]*)?,*")
_DOTS = re.compile("[.。·•‧・_]{2,}")
_PAIR = re.compile(r"([0-9])?[(\[{]([^()\[\]{}]*)[)\]}]")
_WHOLE = re.compile("\ue000([^\ue000\ue001]*)\ue001")


def even(text: str) -> str:
    """A text without differences of width, case and dashes; 10² is not 102, and 1½ is not 11/2."""
    return "".join("-" if char in DASHES else char for char in _wide(text))


def _wide(text: str) -> str:
    apart = _FRACTION.sub(r"\1+", _RAISED.sub(r"\1^\2", text))
    return normalize("NFKC", apart).lower().replace("⁄", "/").replace("∕", "/")


def folded(text: str) -> str:
    """A text without what does not matter: width, case, spaces, sentence marks, quotes, brackets around a word."""
    plain = even(_BULLET.sub("", _wide(text)))
    close = "".join(char for char in _MIXED.sub(r"\1+\2", plain) if char not in SPACES)
    if not has_words(close):
        return "" if _DOTS.fullmatch(close) else close
    marked = _LISTED.sub(lambda found: found[1] + ("," if found[2] == "、" else "."), close)
    core = (
        _bracketed(_NUMBER.sub(lambda found: _ungrouped(found[0]), marked))
        .lstrip(_ENDS)
        .rstrip(_ENDS + ".:!")
    )
    whole = _WHOLE.fullmatch(core)
    kept = whole[1] if whole else core
    shown = "".join(char for at, char in enumerate(kept) if _counts(kept, at))
    done = shown.replace(_HELD["("], "(").replace(_HELD[")"], ")")
    return done if done == text else folded(done)


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in a text."""
    return any(category(char)[:1] in ("L", "N") for char in text)


def _is_digit(char: str) -> bool:
    return char != "" and char in DIGITS


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
    digit, inner = found[1] or "", found[2]
    if _WHOLE.fullmatch(inner) or not (_is_term(inner) or (digit and _is_digit(inner[:1]))):
        return digit + inner
    return digit + _HELD["("] + inner + _HELD[")"]


def _is_term(text: str) -> bool:
    """Whether two words have an operator between them."""
    for at in range(1, len(text) - 1):
        after = text[at:].lstrip(_OPERATORS)
        between = has_words(text[at - 1]) or text[at - 1] == _HELD[")"]
        if text[at] in "-/":
            after = text[at + 1 :] if _is_digit(text[at + 1]) else ""
        elif text[at] not in _OPERATORS:
            after = ""
        if between and after and (has_words(after[0]) or after[0] == _HELD["("]):
            return True
    return False


def _counts(text: str, at: int) -> bool:
    """Whether a sign stays where it stands."""
    char, before, after = text[at], text[:at][-1:], text[at + 1 : at + 2]
    starts = before == "" or before in _OPERATORS + "/" + _HELD["("]
    if char in ".~":
        return _is_digit(after)
    if char == "-":
        number = _is_digit(after) or (after == "." and _is_digit(text[at + 2 : at + 3]))
        arrow = after in (">", "=")
        return number or arrow or ((starts or text[:at].strip("-") == "") and has_words(after))
    if char == "/":
        return not (_are_letters(text[max(0, at - 2) : at]) and _are_letters(text[at + 1 : at + 3]))
    if char not in PUNCTUATION or (char in "!?:" and after == "="):
        return True
    if char == "!":
        return starts and (has_words(after) or after == _HELD["("])
    return char in ",:;" and _is_digit(before) and _is_digit(after)


def _are_letters(text: str) -> bool:
    return len(text) == 2 and all(category(char)[:1] == "L" for char in text)


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
