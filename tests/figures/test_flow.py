from coursewright.figures.kinds.flow.ranks import plan_ranks, ring_in


def test_a_fork_stands_side_by_side_and_its_join_below() -> None:
    plan = plan_ranks(4, [(0, 1), (0, 2), (1, 3), (2, 3)])
    assert plan.rows == ((0,), (1, 2), (3,))


def test_a_link_that_skips_rows_has_a_slot_in_each() -> None:
    plan = plan_ranks(4, [(0, 1), (1, 2), (2, 3), (0, 3)])
    assert plan.slots == (0, 1, 2, 3, None, None)
    assert [len(row) for row in plan.rows] == [1, 2, 2, 1]
    assert [hop.link for hop in plan.between(1)] == [1, 3]


def test_a_late_beginning_stands_just_above_its_join() -> None:
    plan = plan_ranks(4, [(0, 1), (1, 2), (3, 2)])
    assert plan.rows == ((0,), (1, 3), (2,))


def test_rows_are_ordered_so_that_links_do_not_cross() -> None:
    plan = plan_ranks(6, [(0, 1), (0, 2), (1, 4), (2, 3), (4, 5), (3, 5)])
    assert plan.rows == ((0,), (1, 2), (4, 3), (5,)) or plan.rows == ((0,), (2, 1), (3, 4), (5,))


def test_the_link_that_closes_a_ring_is_named() -> None:
    assert ring_in(3, [(0, 1), (1, 2), (2, 0)]) == 2
    assert ring_in(3, [(0, 1), (0, 2), (1, 2)]) is None
