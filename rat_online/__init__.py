"""RAT Online: the annual members' meeting of a cooperative, held online and provable afterwards."""

__version__ = "0.1.0"
