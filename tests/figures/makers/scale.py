from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    order = ("0", "-3", "+3", "1", "−2", "2", "-1")
    points = [{**element(f"p{n}", label), "score": order[n % 7]} for n in range(count)]
    return {"type": "scale", "title": "t", "points": points}
