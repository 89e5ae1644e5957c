"""Random answers to each kind of question, most of them sound, some broken."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from coursewright.quiz.fold import DASHES, PUNCTUATION, SPACES

BROKEN = (None, True, False, 0, 1, -1, "", "true", [], {}, ["a", None], {"looks": 3}, [[]], "constructor")
LETTERS = "aAzZ0159外表瞬间Ａ３ßéΣİ½①²⁻ﬁ𠮷+-.−%<>=/*^&|~_#$\\" + DASHES + PUNCTUATION + SPACES


def answer_to(kind: str, key: Any, dice: random.Random) -> Any:
    """An answer to a question with this key."""
    return dice.choice(BROKEN) if dice.random() < 0.2 else WAYS[kind](key, dice)


def typed(key: Any, dice: random.Random) -> Any:
    """Texts by token, right ones, slips and others."""
    return {name: word_for(wanted, dice) for name, wanted in key.items() if dice.random() < 0.9}


def ordered(key: Any, dice: random.Random) -> Any:
    """All items in some order, now and then one less or one more."""
    return dice.sample(key, len(key) - (dice.random() < 0.1)) + ["x"] * (dice.random() < 0.1)


def paired(key: Any, dice: random.Random) -> Any:
    """A choice for most rows."""
    choices = (*key.values(), "neutral", "", None)
    return {name: dice.choice(choices) for name in key if dice.random() < 0.9}


def rated(key: Any, dice: random.Random) -> Any:
    """Ratings, some off the scale."""
    return {name: dice.choice((*range(-4, 5), 0.5, "1", True)) for name in key if dice.random() < 0.9}


def written(_key: Any, dice: random.Random) -> Any:
    """A text with ticks."""
    return {
        "text": dice.choice((random_text(dice), "", 3)),
        "ticks": dice.sample(range(4), dice.randrange(4)),
    }


def way_through(key: Any, dice: random.Random) -> Any:
    """A conversation, mostly to its end, sometimes broken off or with a step that is not there."""
    way, here = [], key["start"]
    while here in key["nodes"] and len(way) < 12 and dice.random() < 0.95:
        reply = dice.choice([*key["nodes"][here], *(["constructor"] * (dice.random() < 0.1))])
        way.append([here, reply])
        here = key["nodes"][here].get(reply, {}).get("then", dice.choice(list(key["nodes"])))
    return way + [[here, "x"]] * (dice.random() < 0.05)


def judgement(key: Any, dice: random.Random) -> Any:
    """Marks and rules, some of them missing or of no use."""
    known = [*(row["rule"] for row in key.values()), "x", "", 1]
    return {
        "marks": {
            name: dice.choice(("good", "bad", "bad", "", "fine", True)) for name in key if dice.random() < 0.9
        },
        "rules": dice.choice(({name: dice.choice(known) for name in key}, {}, None, "constructor")),
        "line": dice.choice([*key, ""]),
        "text": random_text(dice),
    }


def word_for(wanted: Any, dice: random.Random) -> str:
    if "accept" not in wanted:
        ends = [end for ends in ((wanted["min"], wanted["max"]), *wanted["slips"]) for end in ends if end]
        digits = "".join(dice.choices("0123456789,.-−+５", k=dice.randrange(1, 18)))
        number = dice.choice((*ends, digits, f"{dice.uniform(-1, 5):.2f}", f"{dice.randrange(10**9):,}"))
        return (
            dice.choice(("", " ", "+", "−", "\u3000")) + number + dice.choice(("", " ", wanted["unit"], "x"))
        )
    word = dice.choice(
        [*wanted["accept"], *(word for slip in wanted["slips"] for word in slip), random_text(dice)]
    )
    return "".join(dice.choice((c, c.upper(), c + dice.choice(SPACES + PUNCTUATION))) for c in word)


def random_text(dice: random.Random) -> str:
    return "".join(dice.choices(LETTERS, k=dice.randrange(8)))


WAYS: dict[str, Callable[[Any, random.Random], Any]] = {
    "single": lambda _, dice: dice.choice(("a", "b", "c")),
    "multiple": lambda _, dice: dice.choices(("a", "b", "c", "d", "e"), k=dice.randrange(6)),
    "true-false": lambda _, dice: dice.choice((True, False)),
    "blanks": typed,
    "numeric": typed,
    "order": ordered,
    "match": paired,
    "categorise": paired,
    "scale": rated,
    "reflection": written,
    "dialogue": way_through,
    "transcript": judgement,
    "hotspot": lambda _, dice: dice.choices(("a", "b", "c", "d", "e"), k=dice.randrange(6)),
}
