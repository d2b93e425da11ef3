"""The command line: `rat-online COMMAND --help` teaches each."""

import typer

from rat_online.cli import (
    account,
    backup,
    cooperative,
    init,
    meeting,
    members,
    recordings,
    retention,
    serve,
    verify,
)
from rat_online.count import count_command

app = typer.Typer(
    name="rat-online",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Rapat Anggota Tahunan, daring dan terbukti: meetings of cooperatives, online and provable.",
)
app.command("serve")(serve.serve)
app.command("init")(init.init)
app.add_typer(cooperative.app, name="cooperative")
app.add_typer(account.app, name="account")
app.add_typer(members.app, name="members")
app.add_typer(meeting.app, name="meeting")
app.add_typer(recordings.app, name="recordings")
app.command("backup")(backup.backup)
app.command("retention")(retention.retention)
app.command("verify")(verify.verify)
app.command("count")(count_command)
