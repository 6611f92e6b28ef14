"""First stage of risk detection: reviewed patterns with negation, idiom, tense and person handling."""

from steady.nlu.risk.reader import FAMILIES, RiskReading, read_risk

__all__ = ["FAMILIES", "RiskReading", "read_risk"]
