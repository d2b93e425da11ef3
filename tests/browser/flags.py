"""What the tests' browser is started with; a module that wants other flags says so as its `FLAGS`."""

SAFE = ["--no-sandbox"]
PLAYING = [*SAFE, "--autoplay-policy=no-user-gesture-required"]
"""It plays without being touched, so that a test sees what a member sees after the tap."""
