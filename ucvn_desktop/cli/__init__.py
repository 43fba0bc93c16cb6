"""The terminal: `ucvn …`; every job of the program without a window."""
