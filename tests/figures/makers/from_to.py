from tests.figures.stress import Labels, Tree


def make(count: int, label: Labels) -> Tree:
    rows = [
        {
            "id": f"r{n}",
            "from": label("from"),
            "to": label("to"),
            "inferred": "true" if n % 4 == 3 else "false",
        }
        for n in range(count)
    ]
    return {"type": "from-to", "title": "t", "from": label("from"), "to": label("to"), "rows": rows}
