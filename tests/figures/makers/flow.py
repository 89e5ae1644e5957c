from tests.figures.stress import Labels, Tree, element

SHAPES = (
    (),
    ((0, 1), (0, 2), (1, 3), (2, 3)),
    ((0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4)),
    ((0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (2, 5), (3, 5), (1, 5)),
    ((0, 1), (1, 2), (0, 2), (2, 3), (0, 3)),
    ((0, 1), (0, 2), (1, 3), (1, 4), (2, 3), (2, 4), (0, 4)),
    ((0, 3), (1, 3), (2, 3), (3, 4), (3, 5), (3, 6), (4, 7), (6, 7), (0, 7)),
)
"""Ways to link the first steps; those after them follow as a chain."""


def make(count: int, label: Labels) -> Tree:
    shape = [pair for pair in SHAPES[count % len(SHAPES)] if max(pair) < count]
    last = max((end for _, end in shape), default=0)
    loose = [n for n in range(last) if all(n not in pair for pair in shape)]
    pairs = [*shape, *((n, last) for n in loose), *((n, n + 1) for n in range(last, count - 1))]
    steps = [
        {**element(f"s{n}", label), **({"tag": label("tag")} if (count + n) % 3 == 0 else {})}
        for n in range(count)
    ]
    links = [
        {"id": f"l{n}", "between": [f"s{a}", f"s{b}"], **({"text": label(f"l{n}")} if count % 4 else {})}
        for n, (a, b) in enumerate(pairs)
    ]
    return {"type": "flow", "title": "t", "steps": steps, **({"links": links} if shape else {})}
