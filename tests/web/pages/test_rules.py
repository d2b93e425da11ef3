"""The page of rules: read in words, changed with their articles; a scheduled meeting keeps its copy."""

from rat_online.domain.profile import QuorumRule
from rat_online.domain.threshold import at_least
from rat_online.domain.vocabulary import DecisionKind
from rat_online.web.profile_form import filled_with
from tests.web.pages.house_of_pages import Pages

PAGE = "/panitia/aturan"


async def form_of(pages: Pages) -> dict[str, str]:
    cooperative = await pages.install.registry.store.cooperative(pages.cooperative)
    assert cooperative is not None
    return {"name": cooperative.name, "zone": cooperative.zone, **filled_with(cooperative.profile)}


async def test_every_rule_is_read_in_words_and_a_default_says_that_it_is_one(pages: Pages) -> None:
    text = (await pages.get("panitia", f"{PAGE}?bahasa=id")).text
    assert "Kuorum lebih dari setengah dari anggota berhak suara." in text
    assert "sekurang-kurangnya tiga perempat dari anggota hadir" in text
    assert text.count("Bawaan: sesuaikan dengan AD/ART") > 9
    assert "Pengaturan lanjutan" in text


async def test_a_change_is_kept_with_its_article_and_scheduled_meetings_keep_their_copy(pages: Pages) -> None:
    form = {**await form_of(pages), "quorum-ordinary": "gte:2/3", "source-ordinary": "AD pasal 12"}
    changed = {**form, "grace_s": "20", "may_change": "1", "datum": "birth-date", "address": "Jl. Melati 7"}
    assert (await pages.post("panitia", PAGE, **changed)).status_code == 303
    cooperative = await pages.install.registry.store.cooperative(pages.cooperative)
    assert cooperative is not None
    rule = cooperative.profile.rules[DecisionKind.ORDINARY]
    assert (rule.quorum.threshold, rule.quorum.source) == (at_least(2, 3), "AD pasal 12")
    assert (cooperative.profile.grace_s, cooperative.profile.may_change) == (1200, True)
    assert (cooperative.address, cooperative.sign_in_datum.value) == ("Jl. Melati 7", "birth-date")
    meeting = pages.hall.live.state.profile.rules[DecisionKind.ORDINARY]
    assert meeting.quorum.threshold != at_least(2, 3)
    assert "AD pasal 12" in (await pages.get("panitia", PAGE)).text


async def test_what_does_not_fit_is_told_and_nothing_is_kept(pages: Pages) -> None:
    form = {**await form_of(pages), "grace_s": "0", "quorum-ordinary": "gt:9/2", "name": "Lain"}
    answer = await pages.post("panitia", PAGE, **form)
    assert answer.status_code == 409
    assert 'id="grace_s-error"' in answer.text
    assert 'id="quorum-ordinary-error"' in answer.text
    assert (await form_of(pages))["name"] == "Koperasi Mekar Jaya"


async def test_nobody_else_reads_or_changes_them(pages: Pages) -> None:
    for who, status in (("auditor", 403), ("member", 403), ("nobody", 401)):
        for path in (PAGE, "/panitia/mulai"):
            assert (await pages.get(who, path)).status_code == status
            assert (await pages.post(who, path)).status_code == status


async def test_the_advanced_settings_are_explained_and_kept(pages: Pages) -> None:
    text = (await pages.get("panitia", f"{PAGE}?bahasa=id")).text
    assert "Bawaan 300; sesuaikan dengan AD/ART." in text
    assert "Bawaan: ya. Sesuaikan dengan AD/ART" in text
    form = {**await form_of(pages), "quorum-suspension": "gte:1/4", "source-suspension": "ART pasal 4"}
    del form["reporters_vote"]
    changed = {**form, "valid_at_close": "1", "turn_s": "90", "questions_each": "5", "answer_days": "30"}
    assert (await pages.post("panitia", PAGE, **changed)).status_code == 303
    cooperative = await pages.install.registry.store.cooperative(pages.cooperative)
    assert cooperative is not None
    kept = cooperative.profile
    assert kept.after_suspension == QuorumRule(at_least(1, 4), "ART pasal 4")
    assert (kept.reporters_vote, kept.valid_at_close) == (False, True)
    assert (kept.turn_s, kept.questions_each, kept.answer_days) == (90, 5, 30)
    assert "Kuorum sesudah skors pada hari yang sama" in (await pages.get("panitia", PAGE)).text
