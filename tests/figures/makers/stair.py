from tests.figures.stress import Labels, Tree, element


def make(count: int, label: Labels) -> Tree:
    goal = {"goal": element("goal", label)} if count % 2 else {}
    steps = [{**element(f"s{n}", label), **({"inferred": "true"} if n == 3 else {})} for n in range(count)]
    return {"type": "stair", "title": "t", "steps": steps, **goal}
