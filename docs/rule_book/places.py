"""Short names of the files that many rules point to."""

QUORUM, PLACES, BALLOTS = "rules/test_quorum.py", "rules/test_places.py", "rules/test_ballots.py"
SIDE, MAIN, ACTS = "static/js/konsol/side.js", "static/js/konsol/main.js", "static/js/konsol/acts.js"
NEXT, MEMBER, DECIDING = "static/js/konsol/next.js", "static/js/anggota.js", "static/js/anggota/deciding.js"
COUNTING, PRESENCE = "static/js/lib/counting.js", "static/js/anggota/presence.js"
PRINTED, DECIDED = (f"rat_online/adapters/documents/{part}.py" for part in ("counted", "decided"))
