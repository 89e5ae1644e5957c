from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    left = [element(f"l{n}", label) for n in range(count)]
    right = [element(f"r{n}", label) for n in range((count + 3) % 7)]
    return {
        "type": "balance",
        "title": "t",
        "left": {**element("left", label), "items": left},
        "right": {**element("right", label), "items": right},
        "tilt": ("left", "right", "level")[count % 3],
    }
