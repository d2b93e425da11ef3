"""What people do with a meeting: use cases, asynchronous, without a framework."""
