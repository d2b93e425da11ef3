"""The outside world behind the ports: databases, processes, documents, media, mail."""
