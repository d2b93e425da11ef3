"""What every store may answer instead of what was asked."""


class StoreUnavailable(Exception):
    """The store did not answer as it should, or two processes collided; nothing was written: try again."""
