"""`python -m enface` is the command `enface`."""

from enface.cli import main

if __name__ == "__main__":
    main()
