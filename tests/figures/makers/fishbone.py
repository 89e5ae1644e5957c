from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    bones = [
        {
            **element(f"b{n}", label),
            "items": [element(f"i{n}-{m}", label) for m in range((3 * count + n) % 4)],
        }
        for n in range(count)
    ]
    return {"type": "fishbone", "title": "t", "head": element("head", label), "bones": bones}
