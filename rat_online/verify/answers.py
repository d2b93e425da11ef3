"""The shapes of what a written meeting alone has in its log."""

from rat_online.verify.shapes import Shape, each, many, text

WRITING: dict[str, dict[str, Shape]] = {
    "PostedAnswerEntered": {"voter": text, "answers": each(text, many(text))},
    "PostedAnswerWitnessed": {"voter": text, "witness": text},
    "LateAnswerListed": {"ballot": text, "voter": text},
}
