"""The rooms of the window, a package each."""
