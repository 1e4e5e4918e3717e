"""How well headwater reads, on gold data: loaders, metrics, baselines, the score gate.

>>> from headwater.evaluate import evaluate
>>> reports = evaluate("timex", Path("../shared/gold"), limit=10)  # doctest: +SKIP
"""

from headwater.evaluate.run import SETS, evaluate

__all__ = ["SETS", "evaluate"]
