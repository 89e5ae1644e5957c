from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    return {"type": "rings", "title": "t", "rings": [element(f"r{n}", label) for n in range(count)]}
