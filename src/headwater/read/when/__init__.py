"""When: time expressions read into TIMEX3 and EDTF (handbook 3)."""

from headwater.read.when.bounds import Bounds, bounds_of, tuple_of
from headwater.read.when.step import find_times, period_from, rules_fired, times_in, timex_in

__all__ = ["Bounds", "bounds_of", "find_times", "period_from", "rules_fired", "times_in", "timex_in", "tuple_of"]
