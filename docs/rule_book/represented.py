"""Section 3 of the rule book, who stands in for whom: proxies."""

from docs.rule_book.rule import Rule

PROXIES = "rules/test_proxies.py"
PRINTED = "rat_online/adapters/documents/represented.py"

REPRESENTATION = (
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
