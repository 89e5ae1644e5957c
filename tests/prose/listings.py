"""Questions by the hundred whose prompts hold listings, tables and nested lists, the same ones at each call."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

PYTHON = """\
def total(rows: list[tuple[str, int]]) -> int:
    \"\"\"Add up; `rows` may be empty.\"\"\"
    # a comment with **stars**, _lines_ and a <tag>
    result = 0
    for name, value in rows:
        if value >= 0 and name != "":
            result += value

    return result  # [[1]] is no gap
"""
RUST = """\
use std::collections::HashMap;

fn count<'a>(words: &[&'a str]) -> HashMap<&'a str, u32> {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for word in words {
        *seen.entry(word).or_insert(0) += 1; // &mut u32
    }
    seen
}
"""
GO = """\
package main

import "fmt"

func main() {
	ch := make(chan int, 2)
	ch <- 1 // a <- b
	fmt.Printf("%d\\n", <-ch)
}
"""
ODD = """\
# not a heading
- not a list
1984. not a list either
| not | a table |
|-----|---------|
!!! note "not a box"
/// trainer
::: fence
> no quote
[^1]: no footnote
*[HTML]: no abbreviation
[r]: http://example.org no definition
<b and c> &amp; &lt;i&gt;
    four more blanks
trailing backslash \\
{: .no-class }
"""
LISTINGS = {"python": PYTHON, "rust": RUST, "go": GO, "text": ODD, "": ODD}
TABLE = "| call | gives |\n|------|------:|\n| `f(1)` | {n} |\n| `a \\| b` | {m} |"
NESTED = "- first {n}\n\n    - inner one\n    - inner `two`\n\n        1. deep {m}\n\n- second"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question's number, its prompt as Markdown, the lines of its listings, and words of tables and lists."""

    number: int
    prompt: str
    listings: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]


def questions(count: int) -> Iterator[Asked]:
    """So many questions with one to three blocks each."""
    chance = random.Random(222)  # noqa: S311  (no secret)
    for number in range(count):
        parts, listings, words = [f"What does program {number} print?"], [], []
        for _ in range(chance.randint(1, 3)):
            what = chance.choice([*LISTINGS, *LISTINGS, "table", "nested"])
            if what in LISTINGS:
                lines = _cut(LISTINGS[what], chance)
                mark = "~~~" if chance.random() < 0.2 else "```"
                parts.append("\n".join([f"{mark}{what}", *lines, mark]))
                listings.append(tuple(line.expandtabs(4) for line in lines))
            else:
                n, m = f"n{number}", f"m{number}"
                parts.append((TABLE if what == "table" else NESTED).format(n=n, m=m))
                words += [n, m]
        parts.append(f"Say it of {number}.")
        yield Asked(number=number, prompt="\n\n".join(parts), listings=tuple(listings), words=tuple(words))


def _cut(listing: str, chance: random.Random) -> list[str]:
    """Some lines of a listing in their order, so that no two questions are alike."""
    lines = listing.rstrip("\n").split("\n")
    start = chance.randrange(len(lines) // 2)
    cut = lines[start : start + chance.randint(3, len(lines))]
    while cut and not cut[0].strip():
        cut = cut[1:]
    while cut and not cut[-1].strip():
        cut = cut[:-1]
    return cut


def as_yaml(asked: list[Asked]) -> str:
    """A quiz file of single choice questions."""
    rows = ["id: one", "questions:"]
    for row in asked:
        rows += [f"  - id: q{row.number}", "    type: single", "    objective: idea", "    prompt: |"]
        rows += [f"      {line}" if line else "" for line in row.prompt.split("\n")]
        rows += ["    options:"]
        rows += [
            f"      - {{id: {name}, text: Choice {name} of {row.number}, why: Because it is so here, correct: {right}}}"
            for name, right in (("a", "true"), ("b", "false"))
        ]
    return "\n".join(rows) + "\n"
