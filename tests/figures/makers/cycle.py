from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    steps = [element(f"s{n}", label) for n in range(count)]
    centre = {"centre": element("c", label)} if count % 2 == 0 else {}
    return {"type": "cycle", "title": "t", "steps": steps, **centre}
