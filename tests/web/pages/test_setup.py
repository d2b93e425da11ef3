"""The five questions: they make the rules and a first draft, and may be answered again."""

from datetime import UTC, datetime

from rat_online.domain.threshold import at_least, more_than
from rat_online.domain.vocabulary import DecisionKind
from tests.web.pages.house_of_pages import Pages

ANSWERS = {
    "members": "1.204",
    "quorum": "gte:2/5",
    "article": "AD pasal 12",
    "election": "half",
    "mode": "online",
    "planned_at": "2028-03-20T09:00",
}


async def test_the_answers_become_rules_and_a_draft(pages: Pages) -> None:
    assert (await pages.get("panitia", "/panitia/mulai")).status_code == 200
    assert (await pages.post("panitia", "/panitia/mulai", **ANSWERS)).status_code == 303
    cooperative = await pages.install.registry.store.cooperative(pages.cooperative)
    assert cooperative is not None
    rules = cooperative.profile.rules
    assert cooperative.expected_members == 1204
    assert rules[DecisionKind.ORDINARY].quorum.threshold == at_least(2, 5)
    assert rules[DecisionKind.ORDINARY].quorum.source == "AD pasal 12"
    assert rules[DecisionKind.ELECTION].majority.threshold == more_than(1, 2)
    assert rules[DecisionKind.ARTICLES].quorum.threshold == at_least(3, 4)
    (draft,) = await pages.app.state.services.drafts.drafts(pages.cooperative)
    assert (draft.form["mode"], draft.form["planned_at"]) == ("online", "2028-03-20T09:00")
    assert draft.form["book_year_ended_on"] == "2027-12-31"
    assert draft.form["agenda"]
    assert draft.changed_at <= datetime.now(UTC)


async def test_a_quorum_that_was_chosen_without_its_article_is_called_no_default(pages: Pages) -> None:
    await pages.post("panitia", "/panitia/mulai", **{**ANSWERS, "article": ""})
    for language, missing, default in (
        ("id", "Pasal belum disebut", "Bawaan: sesuaikan dengan AD/ART"),
        ("en", "Article not named yet", "Default: adapt it to your articles"),
    ):
        summary = (await pages.get("panitia", f"/panitia/aturan?bahasa={language}")).text.partition("<form")[
            0
        ]
        assert (missing in summary, default in summary) == (True, True)


async def test_answered_again_the_draft_stays(pages: Pages) -> None:
    for members in ("900", "1000"):
        await pages.post("panitia", "/panitia/mulai", **{**ANSWERS, "members": members})
    assert len(await pages.app.state.services.drafts.drafts(pages.cooperative)) == 1


async def test_what_cannot_be_read_is_told_at_its_question(pages: Pages) -> None:
    wrong = {"members": "banyak", "quorum": "gt:1/1", "mode": "", "planned_at": "besok"}
    answer = await pages.post("panitia", "/panitia/mulai", **wrong)
    assert answer.status_code == 409
    for name in wrong:
        assert f'id="{name}-error"' in answer.text, name
    assert await pages.app.state.services.drafts.drafts(pages.cooperative) == []
