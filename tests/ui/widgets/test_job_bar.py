"""What the bar at the foot says of a job."""

from ucvn_desktop.ui.widgets.job_bar import BYTES, figures


def test_count_and_speed_are_told() -> None:
    assert figures("ảnh", 120, 500, 141.4) == "120 / 500 ảnh · 141,4 ảnh/giây"
    assert figures(BYTES, 1_048_576, 2_097_152, 524_288).endswith("/giây")


def test_nothing_done_yet_is_no_speed() -> None:
    assert figures("ảnh", 0, 500, 0.0) == "0 / 500 ảnh"
    assert "giây" not in figures(BYTES, 0, 2_097_152, 0.0)
