from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    tiers = [
        {**element(f"t{n}", label), "items": [element(f"i{n}-{m}", label) for m in range((count + n) % 6)]}
        for n in range(count)
    ]
    return {"type": "pyramid", "title": "t", "tiers": tiers}
