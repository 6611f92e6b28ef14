"""`rasa train`, which reads each file of messages once and not twice: reading takes longer than anything else it does
before the first component learns."""

from functools import cache

import rasa.shared.nlu.training_data.loading as loading
from rasa.__main__ import main as rasa_main


def main() -> None:
    """Runs Rasa's command line with what was given on this one."""
    # Rasa copies what it reads before it changes any of it.
    loading._load = cache(loading._load)
    rasa_main()


if __name__ == "__main__":
    main()
