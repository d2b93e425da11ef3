"""The rules of a written meeting. Rule book sections 1 and 6.10."""

from docs.rule_book.rule import Rule

WRITING, HELD = "rules/test_writing.py", "web/test_written_meeting.py"
MEMBER, CONSOLE = "static/js/anggota/writing.js", "static/js/konsol/writing.js"
PHRASES = "rat_online/adapters/documents/phrases_in_writing.json"

IN_WRITING = (
    Rule(
        "In writing all texts go to the whole roll at once, with one deadline of at most 14 days.",
        (f"{WRITING}::TestTheWindow", "rules/test_scheduling.py", HELD),
        (f"{CONSOLE}#put-in-writing", f"{MEMBER}#member.answer-until"),
    ),
    Rule(
        "Each member answers each text once; late answers are listed with their time and not counted.",
        (f"{WRITING}::TestAnswering", HELD),
        (f"{MEMBER}#member.late-answer", "rat_online/adapters/documents/daftar_hadir.py#section.late"),
    ),
    Rule(
        "Quorum in writing is the answers received, text by text; below it nothing is binding.",
        (f"{WRITING}::TestQuorum", HELD),
        ("static/js/lib/counting.js#count.not-binding", f"{PHRASES}#tidak mengikat"),
    ),
    Rule(
        "A paper by post counts when the desk and two witnesses have read the same.",
        (f"{WRITING}::TestPapersByPost", HELD),
        ("static/js/saksi/papers.js#posted.send", f"{PHRASES}#dibaca dua saksi"),
    ),
    Rule(
        "A written meeting knows neither presence nor floor nor reading; it closes when all is declared.",
        (f"{WRITING}::TestWhatHasNoPlace", f"{WRITING}::TestTheEnd", f"{WRITING}::TestThePalu"),
        (f"{CONSOLE}#hasAPlace",),
    ),
    Rule(
        "The date of the window stands; only what an outage takes of its last day is given back.",
        (f"{WRITING}::TestOutages", HELD),
        ("docs/decisions/0017-the-written-window.md#last day",),
    ),
)
