"""How many sockets a process may have open at once."""

import resource


def allow_many() -> None:
    """As many as the operator allows at all: by default a system starts a process with 1,024."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
