"""Section 3 of the rule book, who stands for whom: delegates, member groups, proxies."""

from docs.rule_book.rule import Rule

PROXIES = "rules/test_proxies.py"
PRINTED = "rat_online/adapters/documents/represented.py"

GROUPED = "rat_online/adapters/documents/grouped.py"

REPRESENTATION = (
    Rule(
        "Delegate mode: one delegate a group on the roll, named with a reason, weight by the articles.",
        ("rules/test_delegates.py::TestNaming", "rules/test_delegates.py::TestTheRoll"),
        ("templates/panitia/aturan.html#rules.why-delegates", f"{GROUPED}#group.delegates"),
    ),
    Rule(
        "Multi-party: the member groups vote by the shares of the articles, exactly, in one unit.",
        (
            "rules/test_parties.py::TestShares",
            "rules/test_parties.py::TestTheRoll",
            "rules/test_parties.py::TestOneUnit",
            "rules/test_parties.py::TestThresholds",
        ),
        ("templates/panitia/aturan.html#rules.why-parties", f"{GROUPED}#group.shares"),
    ),
    Rule(
        "Delegates and shares that were made up are found by whoever checks the log.",
        ("verify/test_forgery_of_groups.py::test_it_is_found",),
        ("rat_online/verify/messages.py#shares-wrong",),
    ),
    Rule(
        "Proxies are off by default; the articles set how many a holder may hold.",
        (f"{PROXIES}::TestWhoMayGive", "web/test_profile_form.py"),
        ("templates/panitia/aturan.html#rules.why-proxies", f"{PRINTED}#proxy.rule"),
    ),
    Rule(
        "The giver confirms a proxy through the own sign-in, and its letter is attached.",
        (f"{PROXIES}::TestWhoMayGive", f"{PROXIES}::TestTheLetter"),
        (f"{PRINTED}#proxy.by-giver",),
    ),
    Rule(
        "A proxy is present while its holder is, and is counted apart in the quorum.",
        (f"{PROXIES}::TestPresence",),
        ("rat_online/adapters/documents/presence.py#quorum.apart",),
    ),
    Rule(
        "A holder votes for the giver as an act of its own, counted apart in the tally; in a hall on paper.",
        (f"{PROXIES}::TestVoting", f"{PROXIES}::TestInTheHall"),
        ("rat_online/adapters/documents/counted.py#quorum.by-proxy",),
    ),
    Rule(
        "It ends when the giver attends; a vote that was cast by it stays cast, and nobody votes twice.",
        (f"{PROXIES}::TestTheGiverComesWhileABallotIsOpen", f"{PROXIES}::TestTakingItBack"),
        (f"{PRINTED}#proxy.ended",),
    ),
    Rule(
        "Forged mandates are found by whoever checks the log.",
        ("verify/test_forgery_of_proxies.py::test_it_is_found",),
        ("rat_online/verify/messages.py#proxy-chained",),
    ),
)
