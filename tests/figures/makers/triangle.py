from tests.figures.stress import Labels, Tree, element

SIDES = [("k0", "k1"), ("k2", "k1"), ("k0", "k2")]


def make(count: int, label: Labels) -> Tree:
    """How many sides there are, and whether there is a centre, goes by how the labels turn out."""
    lot = len(str(label("c"))) % 8
    sides = (
        [{**element(f"s{n}", label), "between": list(SIDES[n])} for n in range(lot % 4)] if count == 3 else []
    )
    centre = {"centre": element("c", label)} if lot < 6 else {}
    corners = [element(f"k{n}", label) for n in range(count)]
    return {"type": "triangle", "title": "t", "corners": corners, "sides": sides, **centre}
