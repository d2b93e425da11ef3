"""The next step of a preparation is the first that is not done."""

from rat_online.app.next_steps import Step, StepState, ordered

DONE, NOW, AHEAD = StepState.DONE, StepState.NOW, StepState.AHEAD


def test_the_first_open_step_is_the_next_and_later_ones_wait() -> None:
    steps = ordered([(Step.ROLL, True), (Step.INVITATIONS, False), (Step.READINESS, False)])
    assert [one.state for one in steps] == [DONE, NOW, AHEAD]


def test_a_step_done_out_of_order_stays_done() -> None:
    steps = ordered([(Step.ROLL, False), (Step.INVITATIONS, True), (Step.READINESS, False)])
    assert [one.state for one in steps] == [NOW, DONE, AHEAD]


def test_when_all_is_done_nothing_is_next() -> None:
    assert [one.state for one in ordered([(Step.ROLL, True)])] == [DONE]
