"""Texts on which a server that is started with this folder in PYTHONPATH hangs."""

SLEEPS = "zz the reader sleeps zz"
HOLDS = "zz the reader holds its process zz"
MASKING_HOLDS = "zz masking holds everything zz"
