"""The one error that is meant for the user; everything else that is raised is a bug."""


class UserError(Exception):
    """A sentence in Vietnamese: what happened, what is safe, what to do.

    `detail` is the technical text, for a "Chi tiết" fold and the log; it may be English.
    """

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail
