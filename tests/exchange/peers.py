"""Pages of questions as their authors write them for other tools, by the names of the formats."""

from __future__ import annotations

MKDOCS_QUIZ = """\
# A page

Not this one:

```markdown
<quiz>
Shown?
- [x] Yes
- [ ] No
</quiz>
```

<quiz>
What is **2 x 2**?

- [ ] 3
> Nope, but close!
- [x] 4
> Amazing!
- [] 6

Four it is.
</quiz>

<quiz>
Which of these are even?
- [x] 2
- [ ] 3
- [X] 4
</quiz>

<quiz>
Two words:

Python was created by [[Guido van Rossum]] and first released in [[1991|'91]].

---
A long time ago.
</quiz>

<quiz>
No answer here.
- [ ] a
- [ ] b
</quiz>
"""
SUPERQUIZ = """\
# Another page

!!! mcquiz "European capitals"
    ---
    points: 2
    ---
    Select every capital.
    answers:
      - [Paris]
      - [Madrid]
      - Lyon

!!! scquiz "One"
    question1{3}: Which is the largest?
    answers:
      - Venus
      + Jupiter {2}

!!! order "Steps"
    Put them in order.
    answers:
      1. Greet
      2. Listen
      3. Act

!!! match.line "Capitals"
    Match them.
    answers:
      France    -- Paris
      Germany --> Berlin

!!! blanks "Gap"
    The capital of France is [Paris], see [the map](https://example.org).

!!! matrix "Grid"
    Fill it.
"""
FULLMARK = """\
---
title: "Basics"
---

# Part one {time=10m}

## Which ion drives phase 3? {id=ion tags=cells,hard points=2}

Think of the **membrane**.

- [ ] Na
- [x] K

> [!hint]
> It leaves the cell.

> [!explanation]
> Potassium leaves.

## Which are even?

- [x] 2
- [ ] 3
- [x] 4

## Every function is continuous. {type=truefalse}

```answer
value: false
```

## A third? {type=numeric}

```answer
value: 0.3333
tolerance: 0.001
unit: m
```

## Which rule? {type=short}

```answer
accept: ["chain rule", "the chain rule"]
```

## Complete it. {type=blanks}

The derivative is [[cos x|cos(x)]] and half is [[=0.5±0.01]].

## In order. {type=ordering}

1. Base case.
2. Step.

## Tools. {type=matching}

- Rust :: cargo
- Python :: pip
- :: make

## Describe it. {type=essay}

```answer
rubric:
  - Names the axes
  - Names the trend
sample_answer: |
  The chart shows growth.
```

## How sure? {type=scale}

```answer
labels:
  1: Guessing
```
"""
PEERS: dict[str, tuple[str, ...]] = {
    "mkdocs-quiz": (MKDOCS_QUIZ,),
    "superquiz": (SUPERQUIZ,),
    "fullmark": (FULLMARK,),
}
