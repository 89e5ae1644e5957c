from tests.figures.stress import Labels, Tree, element

VALUES = ["5", "0", "2.75", "3", "4.5", "1", "5", "3.25"]


def make(count: int, label: Labels) -> Tree:
    series = [
        {**element(f"v{n}", label), "values": (VALUES[n:] + VALUES[:n])[:count]}
        for n in range(len(str(label("v"))) % 4)
    ]
    axes = [element(f"a{n}", label) for n in range(count)]
    return {"type": "radar", "title": "t", "axes": axes, "series": series if count < 9 else []}
