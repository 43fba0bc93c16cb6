"""`python -m ucvn_desktop.cli`: the terminal where its script is not on the path."""

from ucvn_desktop.cli import main

main()
