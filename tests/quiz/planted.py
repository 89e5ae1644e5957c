"""Banks of made-up items: clean ones, and ones that each give their key away by one known cue."""

from __future__ import annotations

from itertools import product
from random import Random

WORDS = {
    "zh": [
        "".join(row) for row in product("桌灯窗门纸笔杯碗瓶盒箱袋伞鞋帽", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰")
    ],
    "en": [
        "".join(row)
        for row in product("bcdfglmnprst", "aeiou", ("ban", "den", "fin", "gol", "kit", "lam", "mup"))
    ],
}
ABSOLUTE = {"zh": "总是", "en": "always"}
HEDGED = {"zh": "往往", "en": "usually"}
WHY = {"zh": "客户看到的正是这样，没有别的。", "en": "This is what the customer sees there."}
PLANTED = {
    "longest": 60,
    "absolute": 40,
    "echo": 30,
    "position": 20,
    "hedged": 20,
    "shortest": 15,
    "middle": 15,
}


class Maker:
    """Makes items of four options from words without sense; the same seed makes the same bank."""

    def __init__(self, language: str, seed: int) -> None:
        self.language = language
        self.left: list[str] = []
        self.places: list[int] = []
        self.random = Random(seed)  # noqa: S311  # made-up words, no secret
        self.gap = "" if language == "zh" else " "

    def text(self, count: int) -> str:
        """Some words that the present item has not used."""
        words, self.left = self.left[:count], self.left[count:]
        return self.gap.join(words)

    def bank(self, cues: dict[str, int], clean: int) -> tuple[str, dict[str, str]]:
        """A quiz file in YAML, and the cue ("" for none) of each of its items, in random order."""
        wanted = [cue for cue, count in cues.items() for _ in range(count)] + [""] * clean
        self.random.shuffle(wanted)
        rows, planted = ["id: bank", "questions:"], {}
        for number, cue in enumerate(wanted):
            name = f"i{number}"
            planted[name] = cue
            rows += self.item(name, cue)
        return "\n".join(rows) + "\n", planted

    def next_place(self) -> int:
        """The place of a key: each as often as the others, as authors see to it."""
        if not self.places:
            self.places = self.random.sample(range(4), 4)
        return self.places.pop()

    def item(self, name: str, cue: str) -> list[str]:
        """One item with at most one cue."""
        self.left = self.random.sample(WORDS[self.language], len(WORDS[self.language]))
        key = 1 if cue == "position" else self.next_place()
        stem, options = self.text(6), [self.text(self.random.choice((5, 5, 6))) for _ in range(4)]
        if cue == "longest":
            options[key] = self.text(8)
        elif cue == "shortest":
            options[key] = self.text(3)
        elif cue == "absolute":
            options = [
                text if place == key else f"{text}{self.gap}{ABSOLUTE[self.language]}"
                for place, text in enumerate(options)
            ]
        elif cue == "hedged":
            options[key] += f"{self.gap}{HEDGED[self.language]}"
        elif cue == "echo":
            word = self.text(1)
            stem, options[key] = f"{stem}{self.gap}{word}", f"{word}{self.gap}{self.text(4)}"
        elif cue == "middle":
            low = self.random.randrange(10, 60)
            numbers = [low, low + 7, low + 19, low + 40]
            key_number = numbers.pop(1)
            self.random.shuffle(numbers)
            numbers.insert(key, key_number)
            options = [str(number) for number in numbers]
        rows = [
            f"  - id: {name}",
            "    type: single",
            "    objective: bank#o",
            f"    prompt: {stem}{'？' if self.language == 'zh' else '?'}",
            "    options:",
        ]
        for place, text in enumerate(options):
            rows += [
                f"      - id: {'abcd'[place]}",
                f"        text: '{text}'",
                f"        why: {WHY[self.language]}",
            ]
            if place == key:
                rows.append("        correct: true")
        return rows
