"""The trainers' desk: a Django project in which conversations are read, judged and corrected."""
