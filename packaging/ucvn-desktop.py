"""The first lines of the frozen window program."""

from multiprocessing import freeze_support

from ucvn_desktop.__main__ import main

freeze_support()
main()
