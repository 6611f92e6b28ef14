"""The short form of `make fuzz`: what must hold for any input."""

import pytest

from fuzz.__main__ import run_property
from fuzz.properties import PROPERTIES


@pytest.mark.parametrize("name", PROPERTIES)
def test_property_holds_for_odd_inputs(name: str) -> None:
    row = run_property(name, share=0.01)
    assert row["problem"] is None
    assert row["inputs"] >= 10
