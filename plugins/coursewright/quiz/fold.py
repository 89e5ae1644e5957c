r"""When two short answers are the same text: folding, and numbers in words.

The browser folds the learner's answer the same way (fold.ts); what is accepted was folded when the page was
built. No edit distance: 七天 is not 十天. The lists are our own, since `\s` and `casefold` differ between
languages; tests/cases/grade/fold.json holds both sides to the same result.
"""

from __future__ import annotations

from unicodedata import normalize

from coursewright.quiz.variants import forms_of

SPACES = "\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u200b\u200c\u200d\u2060\ufeff"
DASHES = "‐‑‒–—―−"
PUNCTUATION = "!\"'`()[]{}<>,;:?/\\|~_*。，、；：！？·•‧・“”‘’„‟«»‹›（）［］【】〔〕〖〗《》〈〉「」『』…"
BEFORE_DIGITS = ".-"
"""Kept where a digit follows (0.5, −1), dropped elsewhere."""

DIGITS = "0123456789"
_LOWER = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ENGLISH = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)


def folded(text: str) -> str:
    """A text without what does not matter: width, case, spaces, punctuation."""
    wide = normalize("NFKC", text).lower()
    even = "".join("-" if c in DASHES else c for c in wide if c not in SPACES and c not in PUNCTUATION)
    following = (*even[1:], " ")
    return "".join(
        c for c, after in zip(even, following, strict=False) if c not in BEFORE_DIGITS or after in DIGITS
    )


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
