"""All benches, one after the other: accuracy, speed, the stream, start-up."""

import accuracy
import attribution
import calibrate
import development
import linking
import places
import speed
import startup
import stream


def main() -> None:
    """Prints all figures."""
    for bench in (startup, speed, stream, accuracy, attribution, places, development, calibrate, linking):
        bench.main()


if __name__ == "__main__":
    main()
