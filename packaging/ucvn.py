"""The first lines of the frozen terminal program, which is also every bounded child of both programs."""

from multiprocessing import freeze_support

from ucvn_desktop.cli import main

freeze_support()
main()
