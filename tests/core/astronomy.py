"""New moons and the sun's longitude after Jean Meeus, and the Vietnamese calendar that follows from them.

The referee of `core/lunar.py`: it shares no code with `lunar-vn`, which uses shorter series of the moon and of
the sun. New moons: «Astronomical Algorithms» (1998), chapter 49, all terms. The sun: «Astronomical Formulae for
Calculators», chapter 18, with the perturbations by the planets and the moon (within some 10″). Dynamical time −
universal time: the polynomials of Espenak and Meeus (2006).

Like lunar-vn it reckons all years at UTC+7, also those before 1968, in which printed calendars did not.
"""

import math
from dataclasses import dataclass
from datetime import date
from functools import cache

HOURS_EAST = 7
_SYNODIC_MONTH = 29.530588861
# Day number of date.toordinal() 0 at midnight, as a Julian date.
_ORDINAL_ZERO = 1721424.5


def _sin(degrees: float) -> float:
    return math.sin(math.radians(degrees))


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def delta_t(julian: float) -> float:
    """Dynamical time minus universal time in days (Espenak & Meeus, 1900–2150)."""
    year = 2000 + (julian - 2451545.0) / 365.25
    polynomials = (
        (1920, 1900, (-2.79, 1.494119, -0.0598939, 0.0061966, -0.000197)),
        (1941, 1920, (21.20, 0.84493, -0.076100, 0.0020936)),
        (1961, 1950, (29.07, 0.407, -1 / 233, 1 / 2547)),
        (1986, 1975, (45.45, 1.067, -1 / 260, -1 / 718)),
        (2005, 2000, (63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599)),
        (2050, 2000, (62.92, 0.32217, 0.005589)),
    )
    for until, origin, coefficients in polynomials:
        if year < until:
            return sum(c * (year - origin) ** power for power, c in enumerate(coefficients)) / 86400
    return (-20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year)) / 86400


@cache
def new_moon(k: int) -> float:
    """The k-th new moon since that of 6 January 2000, as a Julian date in universal time."""
    t = k / 1236.85
    jde = 2451550.09766 + _SYNODIC_MONTH * k + 0.00015437 * t**2 - 0.000000150 * t**3 + 0.00000000073 * t**4
    e = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = 2.5534 + 29.10535670 * k - 0.0000014 * t**2 - 0.00000011 * t**3
    moon = 201.5643 + 385.81693528 * k + 0.0107582 * t**2 + 0.00001238 * t**3 - 0.000000058 * t**4
    f = 160.7108 + 390.67050284 * k - 0.0016118 * t**2 - 0.00000227 * t**3 + 0.000000011 * t**4
    node = 124.7746 - 1.56375588 * k + 0.0020672 * t**2 + 0.00000215 * t**3
    # (factor, power of e, multiples of the sun's anomaly, the moon's anomaly, the argument of latitude)
    terms = (
        (-0.40720, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2),
        (0.00739, 1, -1, 1, 0), (-0.00514, 1, 1, 1, 0), (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2),
        (-0.00057, 0, 0, 1, 2), (0.00056, 1, 1, 2, 0), (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2),
        (0.00038, 1, 1, 0, -2), (-0.00024, 1, -1, 2, 0), (-0.00007, 0, 2, 1, 0), (0.00004, 0, 0, 2, -2),
        (0.00004, 0, 3, 0, 0), (0.00003, 0, 1, 1, -2), (0.00003, 0, 0, 2, 2), (-0.00003, 0, 1, 1, 2),
        (0.00003, 0, -1, 1, 2), (-0.00002, 0, -1, 1, -2), (-0.00002, 0, 1, 3, 0), (0.00002, 0, 0, 4, 0),
    )  # fmt: skip
    jde += sum(
        factor * e**power * _sin(a * sun + b * moon + c * f) for factor, power, a, b, c in terms
    ) - 0.00017 * _sin(node)
    planets = (
        (0.000325, 299.77 - 0.009173 * t**2, 0.107408), (0.000165, 251.88, 0.016321),
        (0.000164, 251.83, 26.651886), (0.000126, 349.42, 36.412478), (0.000110, 84.66, 18.206239),
        (0.000062, 141.74, 53.303771), (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860),
        (0.000047, 34.52, 27.261239), (0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379),
        (0.000037, 161.72, 24.198154), (0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518),
    )  # fmt: skip
    jde += sum(factor * _sin(start + speed * k) for factor, start, speed in planets)
    return jde - delta_t(jde)


def sun_longitude(julian: float) -> float:
    """The sun's apparent longitude in degrees at a Julian date in universal time."""
    t = (julian + delta_t(julian) - 2415020.0) / 36525
    mean = 279.69668 + 36000.76892 * t + 0.0003025 * t**2
    anomaly = 358.47583 + 35999.04975 * t - 0.000150 * t**2 - 0.0000033 * t**3
    centre = (
        (1.919460 - 0.004789 * t - 0.000014 * t**2) * _sin(anomaly)
        + (0.020094 - 0.000100 * t) * _sin(2 * anomaly)
        + 0.000293 * _sin(3 * anomaly)
    )
    perturbed = (
        0.00134 * _cos(153.23 + 22518.7541 * t)
        + 0.00154 * _cos(216.57 + 45037.5082 * t)
        + 0.00200 * _cos(312.69 + 32964.3577 * t)
        + 0.00179 * _sin(350.74 + 445267.1142 * t - 0.00144 * t**2)
        + 0.00178 * _sin(231.19 + 20.20 * t)
    )
    apparent = mean + centre + perturbed - 0.00569 - 0.00479 * _sin(259.18 - 1934.142 * t)
    return apparent % 360


def midnight(ordinal: int) -> float:
    """The beginning, in Vietnam, of a day (as of date.toordinal) as a Julian date in universal time."""
    return ordinal + _ORDINAL_ZERO - HOURS_EAST / 24


def day_of_moon(k: int) -> int:
    """The day in Vietnam on which the k-th new moon falls."""
    return math.floor(new_moon(k) + HOURS_EAST / 24 - _ORDINAL_ZERO)


def minutes_from_midnight(julian: float) -> float:
    """How far a moment (Julian date in universal time) is from the nearest midnight in Vietnam."""
    part = (julian + HOURS_EAST / 24 - _ORDINAL_ZERO) % 1
    return min(part, 1 - part) * 24 * 60


def moon_near(day: date) -> float:
    """The new moon nearest to the noon of `day`."""
    noon = midnight(day.toordinal()) + 0.5
    return new_moon(round((noon - 2451550.1) / _SYNODIC_MONTH))


def term_near(day: date) -> float:
    """The moment nearest to `day` at which the sun's longitude is a multiple of 30°."""
    low = midnight(day.toordinal()) - 15
    goal = (sun_longitude(low) // 30 + 1) * 30
    high = low + 32
    for _ in range(50):
        middle = (low + high) / 2
        is_before = (sun_longitude(middle) - goal + 180) % 360 < 180
        low, high = (middle, high) if is_before else (low, middle)
    return low


@dataclass(frozen=True)
class Month:
    """A lunar month: its first day and its length."""

    year: int
    number: int
    leap: bool
    start: date
    days: int


def months_of(first_year: int, last_year: int) -> list[Month]:
    """Every lunar month between the eleventh months of the years before and after these, in order."""
    found: list[Month] = []
    for year in range(first_year, last_year + 2):
        found += _from_solstice_to_solstice(year - 1)
    return found


def _month_eleven(year: int) -> int:
    """k of the new moon that begins the month of the winter solstice of `year`."""
    k = round((date(year, 12, 31).toordinal() + _ORDINAL_ZERO - 2451550.1) / _SYNODIC_MONTH) + 1
    # The last month that begins while the sun has not yet come to 270° at the end of its first day's eve.
    while not (_has_passed_by_end(k, year) and not _has_passed_by_end(k - 1, year)):
        k -= 1
    return k


def _has_passed_by_end(k: int, year: int) -> bool:
    """Whether the sun stands at 270° before the month of the k-th new moon is over."""
    end = midnight(day_of_moon(k + 1))
    reached = sun_longitude(end)
    return reached >= 270 or date.fromordinal(day_of_moon(k + 1)).year > year


def _from_solstice_to_solstice(year: int) -> list[Month]:
    """The 12 or 13 months from the eleventh of lunar `year` to before the eleventh of the next."""
    first, after = _month_eleven(year), _month_eleven(year + 1)
    leap_wanted = after - first == 13
    number, found = 10, []
    for k in range(first, after):
        start, end = day_of_moon(k), day_of_moon(k + 1)
        sectors = (int(sun_longitude(midnight(d)) // 30) for d in (start, end))
        leap = leap_wanted and len(set(sectors)) == 1
        if leap:
            leap_wanted = False
        else:
            number += 1
        own = number if number <= 12 else number - 12
        found.append(
            Month(year if number <= 12 else year + 1, own, leap, date.fromordinal(start), end - start)
        )
    return found
