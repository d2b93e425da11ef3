"""The one thing to do now, at every stage of a meeting: what is offered, what blocks it."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from playwright.sync_api import Browser

from rat_online.web.render import static_url
from tests.browser.gallery_site import SITE, Visit, visit

pytestmark = pytest.mark.browser

NOW = 1_800_000_000_000
HALF = {"numerator": 1, "denominator": 2, "operator": "gt"}
RULE = {
    "quorum": {"threshold": HALF, "source": "AD"},
    "majority": {"threshold": HALF, "base": "valid", "source": "AD"},
    "persons": False,
}
VIEW: dict[str, Any] = {
    "meeting": {
        "state": "open",
        "title": "RAT",
        "call": "first",
        "quorum_ever_reached": True,
        "run_off_rounds": 2,
        "seconds": {"objection": 60, "turn": 300},
        "suspension": None,
    },
    "readiness": {"findings": []},
    "agenda": {"current": "i1", "items": [{"id": "i1", "title": "LPJ"}, {"id": "i2", "title": "RAPB"}]},
    "offices": {
        "gavel": "p1",
        "presidium": [],
        "acting_chair": "p1",
        "deputies": [],
        "secretary": ["p3"],
        "witnesses": ["p4"],
    },
    "roll_call": {"running": False, "due": False},
    "floor": {"speaking": None, "paused": None, "next": [], "interruptions": [], "hands": []},
    "people": {"m1": "Siti", "m2": "Budi"},
    "decisions": {},
    "ballots": {},
    "closing": {"read_at": None, "representatives": []},
    "figures": {
        "quorum": {"present": 60, "entitled": 100, "needed": 51, "reached": True, "threshold": HALF},
        "turnout": None,
        "approved": 0,
    },
}
DECISION: dict[str, Any] = {
    "id": "d1",
    "item": "i1",
    "kind": "ordinary",
    "subject": "accountability",
    "form": "motion",
    "text": "Diterima.",
    "options": [{"id": "for", "person": None}, {"id": "against", "person": None}],
    "seats": 1,
    "secret": False,
    "rule": RULE,
    "status": "proposed",
    "reached_by": None,
    "reached_at": None,
    "acclamation": None,
    "ballots": [],
    "objections": {"lodged": 0, "answered": 0},
    "declared": None,
}
BALLOT: dict[str, Any] = {
    "id": "b1",
    "decision": "d1",
    "text": "Diterima.",
    "status": "open",
    "void": False,
    "opened_at": "2027-01-15T08:00:00Z",
    "deadline_at": "2027-01-15T08:03:00Z",
    "reconciled": True,
}


@pytest.fixture(scope="module")
def gallery(browser: Browser) -> Iterator[Visit]:
    with visit(browser, 360, 740) as opened:
        opened.go()
        yield opened


class Stage:
    """Asks the module in a browser, of a view that a test has changed."""

    def __init__(self, gallery: Visit) -> None:
        self._gallery = gallery
        self.view = deepcopy(VIEW)

    def decide(self, **changes: Any) -> None:
        self.view["decisions"]["d1"] = {**deepcopy(DECISION), **changes}

    def ballot(self, **changes: Any) -> None:
        self.view["ballots"]["b1"] = {**BALLOT, **changes}

    def next(self) -> dict[str, Any]:
        url = f"{SITE}{static_url('js/konsol/next.js')}"
        found: dict[str, Any] = self._gallery.page.evaluate(
            "async ([url, view, now]) => (await import(url)).next(view, now)", [url, self.view, NOW]
        )
        return found


@pytest.fixture
def stage(gallery: Visit) -> Stage:
    return Stage(gallery)


class TestBeforeOpening:
    def test_what_blocks_on_the_readiness_list_blocks_the_registration(self, stage: Stage) -> None:
        stage.view["meeting"]["state"] = "scheduled"
        stage.view["readiness"]["findings"] = [{"blocks": True}, {"blocks": False}]
        found = stage.next()
        assert found["act"] == "open-registration"
        assert found["blocked"] == ["console.wait-readiness", {"n": 1}]

    def test_below_quorum_the_meeting_may_be_opened_and_the_chair_is_told(self, stage: Stage) -> None:
        stage.view["meeting"]["state"] = "registration"
        stage.view["figures"]["quorum"] |= {"present": 40, "reached": False}
        found = stage.next()
        assert (found["act"], found["blocked"]) == ("open-meeting", None)
        assert found["worry"] == ["console.worry-no-quorum", {"missing": 11}]


class TestWithoutQuorum:
    def test_until_quorum_was_reached_the_meeting_is_suspended_or_ended(self, stage: Stage) -> None:
        stage.view["meeting"]["quorum_ever_reached"] = False
        stage.view["figures"]["quorum"] |= {"present": 40, "reached": False}
        found = stage.next()
        assert (found["act"], found["args"]) == ("suspend-meeting", {"kind": "quorum"})

    def test_a_second_call_lowers_no_quorum_of_a_kind_that_keeps_its_own(self, stage: Stage) -> None:
        """Rule book 2: articles ask for their own quorum also in a second meeting."""
        lowered = {"numerator": 1, "denominator": 5, "operator": "gte"}
        strict = {**RULE, "quorum": {"threshold": {**HALF, "numerator": 2, "denominator": 3}, "source": "AD"}}
        stage.view["meeting"]["call"] = "second"
        stage.view["figures"]["quorum"] |= {"present": 30, "needed": 20, "threshold": lowered}
        stage.decide(kind="articles", rule=strict)
        assert stage.next()["blocked"] == ["console.worry-decision-quorum", {"missing": 37}]
        stage.decide(kind="articles", rule=strict, status="objected", acclamation={"objections": 1})
        assert stage.next()["worry"] == ["console.worry-decision-quorum", {"missing": 37}]

    def test_tested_at_opening_alone_a_reached_quorum_lasts(self, stage: Stage) -> None:
        stage.view["meeting"]["quorum_test"] = "at-open"
        stage.view["figures"]["quorum"] |= {"present": 50, "reached": False}
        stage.decide()
        assert stage.next()["blocked"] is None
        stage.decide(
            rule={**RULE, "quorum": {"threshold": {**HALF, "denominator": 4, "numerator": 3}, "source": "AD"}}
        )
        assert stage.next()["blocked"] == ["console.worry-decision-quorum", {"missing": 26}]

    def test_an_acclamation_waits_for_its_quorum(self, stage: Stage) -> None:
        stage.decide()
        stage.view["figures"]["quorum"] |= {"present": 50}
        found = stage.next()
        assert found["act"] == "call-acclamation"
        assert found["blocked"] == ["console.worry-decision-quorum", {"missing": 1}]


class TestDeciding:
    def test_consensus_is_sought_first(self, stage: Stage) -> None:
        stage.decide()
        found = stage.next()
        assert (found["act"], found["say"][0]) == ("call-acclamation", "console.say-acclaim")

    def test_an_objection_that_stands_leads_to_a_ballot(self, stage: Stage) -> None:
        stage.decide(status="objected", acclamation={"objections": 1})
        assert stage.next()["act"] == "open-ballot"

    def test_a_contested_secret_election_says_why_it_cannot_be_opened(self, stage: Stage) -> None:
        options = [{"id": "c1", "person": "p7"}, {"id": "c2", "person": "p8"}]
        stage.decide(form="one-of", options=options, secret=True, rule={**RULE, "persons": True})
        assert stage.next()["blocked"] == ["refusal.secret-ballot-unavailable"]

    def test_as_many_candidates_as_seats_may_be_acclaimed(self, stage: Stage) -> None:
        options = [{"id": "c1", "person": "p7"}, {"id": "blank", "person": None}]
        stage.decide(form="one-of", options=options, secret=True)
        assert stage.next()["act"] == "call-acclamation"

    def test_a_chair_who_is_a_candidate_hands_over_first(self, stage: Stage) -> None:
        stage.view["offices"]["deputies"] = ["p2"]
        for subject in ("person", "presidium"):
            stage.decide(options=[{"id": "c1", "person": "p1"}], form="one-of", subject=subject)
            assert stage.next()["act"] == "hand-over-gavel"

    def test_where_nobody_can_take_the_palu_a_deputy_is_named_first(self, stage: Stage) -> None:
        """Rule book 3: the acting chair stands, and no deputy was named beforehand."""
        stage.decide(options=[{"id": "c1", "person": "p1"}], form="one-of", subject="presidium")
        step = stage.next()
        assert (step["act"], step["args"]) == ("appoint-officer", {"role": "deputy"})
        assert step["say"] == ["console.say-name-deputy"]
        assert step["worry"] == ["console.worry-no-deputy"]

    def test_a_roll_call_that_is_due_comes_before_everything(self, stage: Stage) -> None:
        stage.decide()
        stage.view["roll_call"]["due"] = True
        assert stage.next()["act"] == "call-roll-call"


class TestBallot:
    def test_it_closes_early_only_when_everybody_here_has_voted(self, stage: Stage) -> None:
        stage.decide(status="voting", ballots=["b1"])
        stage.ballot()
        stage.view["figures"]["turnout"] = {
            "ballot": "b1",
            "voted": 59,
            "entitled": 60,
            "waiting_for": 1,
            "places": [],
        }
        assert stage.next()["blocked"] == ["console.wait-votes", {"n": 1}]
        stage.view["figures"]["turnout"] |= {"voted": 60, "waiting_for": 0}
        assert stage.next()["blocked"] is None

    @pytest.mark.parametrize("by", ["ballot", "standing-orders", "lot"])
    def test_the_palu_waits_for_the_objections_time(self, stage: Stage, by: str) -> None:
        stage.decide(status="reached", reached_by=by, reached_at="2027-01-15T07:59:30Z", ballots=["b1"])
        stage.ballot(status="closed")
        found = stage.next()
        assert (found["act"], found["blocked"]) == ("declare-result", ["console.wait-objections"])
        assert found["until"] == "2027-01-15T08:00:30.000Z"

    def test_an_unanswered_objection_is_answered_before_the_palu_falls(self, stage: Stage) -> None:
        stage.decide(
            status="reached",
            reached_by="ballot",
            reached_at="2027-01-15T07:00:00Z",
            ballots=["b1"],
            objections={"lodged": 2, "answered": 1},
        )
        stage.ballot(status="closed")
        assert stage.next()["act"] == "answer-result-objection"

    def test_a_count_that_does_not_reconcile_is_never_declared(self, stage: Stage) -> None:
        stage.decide(status="reached", reached_by="ballot", reached_at="2027-01-15T07:00:00Z", ballots=["b1"])
        stage.ballot(status="closed", reconciled=False)
        assert stage.next()["act"] == "reconsider-decision"

    def test_a_tie_that_does_not_reconcile_is_reconsidered_too(self, stage: Stage) -> None:
        stage.decide(status="tied", reached_by="ballot", reached_at="2027-01-15T07:00:00Z", ballots=["b1"])
        stage.ballot(status="closed", reconciled=False)
        step = stage.next()
        assert (step["act"], step["args"]) == ("reconsider-decision", {"decision": "d1"})

    def test_what_was_reconsidered_is_proposed_anew_before_anything_follows(self, stage: Stage) -> None:
        stage.decide(status="reconsidered", declared={"at": "2027-01-15T07:00:00Z", "outcome": "carried"})
        found = stage.next()
        assert (found["act"], found["args"]) == ("propose-decision", {"item": "i1", "reconsiders": "d1"})
        stage.view["agenda"]["current"] = "i2"
        assert stage.next()["args"] == {"item": "i1", "reconsiders": "d1"}
        again = {**deepcopy(DECISION), "id": "d2", "reconsiders": "d1"}
        stage.view["decisions"]["d2"] = again
        assert (stage.next()["act"], stage.next()["args"]) == ("call-acclamation", {"decision": "d2"})
        again |= {"status": "declared", "declared": {"at": "2027-01-15T07:30:00Z", "outcome": "void"}}
        assert stage.next()["args"] == {"item": "i1", "reconsiders": "d1"}
        again["declared"]["outcome"] = "carried"
        assert stage.next()["act"] == "read-decisions"

    def test_a_run_off_without_quorum_would_be_void(self, stage: Stage) -> None:
        stage.decide(status="tied", ballots=["b1"])
        stage.ballot(status="closed")
        stage.view["figures"]["quorum"] |= {"present": 50}
        found = stage.next()
        assert (found["act"], found["worry"]) == (
            "open-ballot",
            ["console.worry-decision-quorum", {"missing": 1}],
        )

    def test_a_secret_acclamation_that_was_objected_to_has_no_ballot_yet(self, stage: Stage) -> None:
        stage.decide(status="objected", acclamation={"objections": 1}, secret=True)
        assert stage.next()["blocked"] == ["refusal.secret-ballot-unavailable"]

    def test_a_tie_goes_to_a_run_off_and_after_the_last_to_the_lot(self, stage: Stage) -> None:
        stage.decide(status="tied", ballots=["b1"])
        stage.ballot(status="closed")
        assert stage.next()["act"] == "open-ballot"
        for name in ("b2", "b3"):
            stage.view["ballots"][name] = {**BALLOT, "id": name, "status": "closed"}
            stage.view["decisions"]["d1"]["ballots"].append(name)
        assert stage.next()["act"] == "draw-lot"


class TestClosing:
    def test_reading_representatives_and_who_is_to_sign_come_before_the_last_taps(self, stage: Stage) -> None:
        stage.view["agenda"]["current"] = "i2"
        stage.view["offices"].update(secretary=[], witnesses=[])
        assert stage.next()["act"] == "read-decisions"
        stage.view["closing"]["read_at"] = "2027-01-15T08:00:00Z"
        assert stage.next()["act"] == "name-representatives"
        stage.view["closing"]["representatives"] = ["p5", "p6"]
        for role in ("secretary", "witness"):
            asked = stage.next()
            assert (asked["act"], asked["args"]) == ("appoint-officer", {"role": role})
            assert asked["worry"] == ["console.worry-to-sign"]
            stage.view["offices"]["secretary" if role == "secretary" else "witnesses"] = ["p3"]
        assert stage.next()["act"] == "close-meeting"

    def test_a_decision_declared_since_asks_for_a_new_reading(self, stage: Stage) -> None:
        stage.view["agenda"]["current"] = "i2"
        stage.view["closing"]["read_at"] = "2027-01-15T08:00:00Z"
        stage.decide(
            status="declared", declared={"at": "2027-01-15T08:00:01Z", "outcome": "carried", "elected": []}
        )
        assert stage.next()["act"] == "read-decisions"

    def test_elected_chairs_are_seated_before_the_agenda_goes_on(self, stage: Stage) -> None:
        declared = {"at": "2027-01-15T08:00:01Z", "outcome": "elected", "elected": ["c1"]}
        options = [{"id": "c1", "person": "p2"}]
        stage.decide(status="declared", subject="presidium", declared=declared, options=options)
        assert stage.next()["act"] == "install-presidium"
        stage.view["offices"]["presidium"] = ["p2"]
        assert stage.next()["act"] == "start-agenda-item"


TURN: dict[str, Any] = {
    "turn": "t1",
    "person": "m1",
    "interruption": None,
    "given_at": "2027-01-15T08:00:00Z",
    "since_at": "2027-01-15T08:00:00Z",
    "deadline_at": "2027-01-15T08:05:00Z",
    "left_s": 0,
}


class TestTheFloor:
    def hands(self, stage: Stage, *persons: str) -> None:
        stage.view["floor"]["next"] = list(persons)
        stage.view["floor"]["hands"] = [{"person": one} for one in persons]

    def interupsi(self, stage: Stage) -> None:
        stage.view["floor"]["interruptions"] = [{"id": "n1", "person": "m2", "kind": "procedural"}]

    def test_the_first_hand_is_given_the_floor_with_the_sentence_to_read(self, stage: Stage) -> None:
        self.hands(stage, "m1", "m2")
        step = stage.next()
        assert (step["act"], step["args"]) == ("give-floor", {"person": "m1"})
        assert step["say"] == ["console.say-give-floor", {"name": "Siti", "minutes": 5}]

    def test_hands_are_heard_before_a_proposed_decision_is_put(self, stage: Stage) -> None:
        stage.decide()
        self.hands(stage, "m1")
        assert stage.next()["act"] == "give-floor"

    def test_a_result_that_waits_for_the_palu_goes_before_the_debate(self, stage: Stage) -> None:
        stage.decide(status="reached", reached_by="consensus")
        self.hands(stage, "m1")
        assert stage.next()["act"] == "declare-result"

    def test_a_turn_is_ended_and_in_overtime_the_sentence_says_so(self, stage: Stage) -> None:
        stage.view["floor"]["speaking"] = {**TURN, "deadline_at": "2027-01-15T07:59:59Z"}
        step = stage.next()
        assert (step["act"], step["args"]) == ("end-turn", {"turn": "t1"})
        assert step["say"] == ["console.say-overtime", {"name": "Siti"}]
        stage.view["floor"]["speaking"] = {**TURN, "deadline_at": "2027-01-15T09:00:00Z"}
        assert stage.next()["say"] is None

    def test_interupsi_jump_the_queue_and_say_whom_they_pause(self, stage: Stage) -> None:
        self.hands(stage, "m1")
        self.interupsi(stage)
        stage.view["floor"]["speaking"] = TURN
        step = stage.next()
        assert (step["act"], step["args"]) == ("accept-interruption", {"interruption": "n1"})
        assert step["worry"] == ["console.worry-pauses", {"name": "Siti"}]

    def test_an_open_ballot_goes_before_interupsi(self, stage: Stage) -> None:
        stage.decide(status="voting")
        stage.ballot()
        self.interupsi(stage)
        assert stage.next()["act"] == "close-ballot"
