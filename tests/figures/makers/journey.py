from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    scores = (1, 2, -1, 0, 1, -3, 3, 2, -2, 3)
    points = [{**element(f"p{n}", label), "score": str(scores[(n + count) % 10])} for n in range(count)]
    return {"type": "journey", "title": "t", "points": points, "mean": "true" if count % 2 else "false"}
