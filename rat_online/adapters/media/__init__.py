"""The livestream: ingest, packaging, fan-out and recording, in a process of its own."""
