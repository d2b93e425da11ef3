"""Section 3 of the rule book, who stands for whom: delegates, member groups, proxies."""

from docs.rule_book.rule import Rule

PROXIES = "rules/test_proxies.py"
PRINTED = "rat_online/adapters/documents/represented.py"

GROUPED = "rat_online/adapters/documents/grouped.py"

REPRESENTATION = (
    Rule(
        "Delegate mode: one delegate a group on the roll, named with a reason, weight by the articles.",
        (
            "rules/test_delegates.py::test_the_committee_names_one_for_a_group_with_a_reason",
            "rules/test_delegates.py::test_each_has_one_vote_unless_the_articles_weigh_them_by_members",
        ),
        ("templates/panitia/aturan.html#rules.why-delegates", f"{GROUPED}#group.delegates"),
    ),
    Rule(
        "Multi-party: the member groups vote by the shares of the articles, exactly, in one unit.",
        (
            "rules/test_parties.py::test_the_groups_stand_to_each_other_as_the_articles_say",
            "rules/test_parties.py::test_exactly_whatever_their_sizes",
            "rules/test_parties.py::test_groups_of_whatever_size_are_counted_exactly",
            "rules/test_parties.py::test_quorum_and_result_are_in_parts_of_the_shares",
            "rules/test_parties.py::test_carried_at_the_figure_and_rejected_one_part_below",
        ),
        ("templates/panitia/aturan.html#rules.why-parties", f"{GROUPED}#group.shares"),
    ),
    Rule(
        "What each member group voted is told beside the result: heads, share, and what it came to.",
        (
            "rules/test_parties.py::test_each_group_is_told_apart_in_heads",
            "rules/test_parties.py::test_it_is_one_result_by_the_shares",
            "browser/test_member_groups.py::test_the_result_is_told_in_total_and_by_group",
        ),
        (
            "static/js/lib/groups.js#party.weighed",
            "static/js/layar/counted.js#groups(view",
            f"{GROUPED}#ballot.groups",
        ),
    ),
    Rule(
        "Delegates and shares that were made up are found by whoever checks the log.",
        ("verify/test_forgery_of_groups.py::test_it_is_found",),
        ("rat_online/verify/messages.py#shares-wrong",),
    ),
    Rule(
        "Proxies are off by default; the articles set how many a holder may hold.",
        (
            f"{PROXIES}::test_proxies_are_off_by_default",
            f"{PROXIES}::test_a_holder_holds_one_unless_the_articles_say_more",
        ),
        ("templates/panitia/aturan.html#rules.why-proxies", f"{PRINTED}#proxy.rule"),
    ),
    Rule(
        "The giver confirms a proxy through the own sign-in, and its letter is attached.",
        (
            f"{PROXIES}::test_the_giver_confirms_through_the_own_sign_in",
            f"{PROXIES}::test_without_it_the_proxy_is_not_in_force",
        ),
        (f"{PRINTED}#proxy.by-giver",),
    ),
    Rule(
        "A proxy is for one call: at the next its giver confirms it again, with the same letter.",
        (
            "web/pages/test_proxies.py::test_a_proxy_is_for_one_call_and_its_giver_gives_it_again_with_one_tap",
            "web/pages/test_proxies.py::test_what_had_ended_or_never_was_is_not_given_again",
            "web/pages/test_proxies.py::TestWhatPeopleAreToldInMessages",
        ),
        ("templates/kuasa.html#proxy.again", "rat_online/web/pages/ready_texts.py#_proxies(moment"),
    ),
    Rule(
        "A proxy is present while its holder is, and is counted apart in the quorum.",
        (
            f"{PROXIES}::test_the_giver_is_present_while_the_holder_is",
            f"{PROXIES}::test_it_is_counted_apart_in_the_quorum",
        ),
        ("rat_online/adapters/documents/presence.py#quorum.apart",),
    ),
    Rule(
        "A holder votes for the giver as an act of its own, counted apart in the tally; in a hall on paper.",
        (
            f"{PROXIES}::test_the_holder_votes_for_the_giver_as_an_act_of_its_own",
            f"{PROXIES}::test_it_is_counted_apart_in_the_tally",
            f"{PROXIES}::test_the_holder_hands_in_a_paper_for_each",
        ),
        ("rat_online/adapters/documents/counted.py#quorum.by-proxy",),
    ),
    Rule(
        "It ends when the giver attends; a vote that was cast by it stays cast, and nobody votes twice.",
        (
            f"{PROXIES}::test_it_ends_when_the_giver_attends",
            f"{PROXIES}::test_a_vote_that_was_cast_stays_cast",
            f"{PROXIES}::test_the_giver_revokes_it_also_in_the_meeting",
        ),
        (f"{PRINTED}#proxy.ended",),
    ),
    Rule(
        "Forged mandates are found by whoever checks the log.",
        ("verify/test_forgery_of_proxies.py::test_it_is_found",),
        ("rat_online/verify/messages.py#proxy-chained",),
    ),
)
