"""Work in other threads may draw while the window paints: PySide's classes are all there by then."""

import subprocess
import sys

import pytest

# Run in a program of its own: what is made once stays made, and a crash ends the program.
_TWO_PAINTERS = """
import sys, threading
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
application = QGuiApplication(["x", "-platform", "offscreen"])
import ucvn_desktop.drawing.loaded
sys.setswitchinterval(1e-5)
begin = threading.Barrier(2)

def paint():
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    begin.wait()
    for _ in range(200):
        painter.fillRect(QRectF(0, 0, 64, 64), QColor("#123456"))
    painter.end()

other = threading.Thread(target=paint)
other.start()
paint()
other.join()
print("painted")
"""


@pytest.mark.parametrize("attempt", range(3))
def test_two_threads_paint_at_once(attempt: int) -> None:
    done = subprocess.run([sys.executable, "-c", _TWO_PAINTERS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "painted\n"), done.stderr


def test_classes_are_made_bit_by_bit_until_all_are_there(qapp: object) -> None:
    from ucvn_desktop.drawing import qt_classes

    while qt_classes.make_some(0.0):
        pass
    assert not qt_classes.make_some(1.0)
