"""Words that tell a test-wise reader something: those that allow no exception, and those that allow some."""

from __future__ import annotations

import re

from coursewright.quiz.lint.text import plain

_ABSOLUTE = {
    True: re.compile(
        r"总是|从来?不|从未|永远|(?<!不)一定(?!的|会的)|绝对|所有|全部|全都|一律|一概|只有|只要|唯一|任何|毫无|毫不"
        r"|完全|百分之百|(?<!不)必须|必然|必定|肯定|断定|不可能|无法|凡是|没有例外|每一?[个次位件项种条]都|谁都|都不会"
    ),
    False: re.compile(
        r"\b(?:always|never|(?<!at )all|only|must|none|nobody|no one|nothing|everyone|everybody|everything|every"
        r"|any|no others?|entirely|completely|impossible|certainly|definitely|sure|without exception|in no case"
        r"|cannot)\b",
        re.IGNORECASE,
    ),
}
_HEDGED = {
    True: re.compile(
        r"可能|也许|或许|往往|通常|一般|有时|大多|多半|常常|未必|不一定|较为|倾向于|在多数|视情况"
    ),
    False: re.compile(
        r"\b(?:may|might|perhaps|possibly|probably|often|usually|sometimes|generally|mostly|likely"
        r"|tends?|in most cases|not always|not necessarily|rarely|seldom)\b",
        re.IGNORECASE,
    ),
}


def absolutes(text: str, *, chinese: bool) -> tuple[str, ...]:
    """The words of a text that allow no exception, in lower case."""
    return tuple(word.lower() for word in _ABSOLUTE[chinese].findall(_without_hedges(text, chinese=chinese)))


def hedges(text: str, *, chinese: bool) -> tuple[str, ...]:
    """The words of a text that allow exceptions, in lower case."""
    return tuple(word.lower() for word in _HEDGED[chinese].findall(plain(text)))


def _without_hedges(text: str, *, chinese: bool) -> str:
    """不一定 and `not always` hold an absolute word and say the opposite."""
    return _HEDGED[chinese].sub("▪", plain(text))
