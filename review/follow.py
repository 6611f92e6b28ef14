"""`python -m review.follow`: keeps the desk's copy of conversations up to date (see the command `follow`)."""

from review.manage import main

if __name__ == "__main__":
    main(["follow", "follow"])
