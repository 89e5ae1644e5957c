from itertools import combinations

from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    """Both sides by turns of two, gaps near and far, within a side and across."""
    steps = [
        {**element(f"s{n}", label), "lane": ("customer", "company", "company")[n % 3]} for n in range(count)
    ]
    pairs = sorted(combinations(range(count), 2), key=lambda pair: (pair[0] * 7 + pair[1] * 3 + count) % 11)
    gaps = [
        {**element(f"g{n}", label), "between": [f"s{a}", f"s{b}"]}
        for n, (a, b) in enumerate(pairs[: 1 + count % 6])
    ]
    return {"type": "gap-chain", "title": "t", "steps": steps, "gaps": gaps}
