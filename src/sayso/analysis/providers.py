"""Where the reader model runs: on the processor, or on a GPU for whoever asks for it."""

import os
from collections.abc import Mapping, Sequence

from sayso.errors import RunStopped

DEVICE = "SAYSO_DEVICE"
"""The environment variable that asks for a device."""
CPU = "CPUExecutionProvider"
DEVICES: Mapping[str, str] = {"cpu": CPU, "cuda": "CUDAExecutionProvider"}
"""What can be asked for, and what onnxruntime calls it."""


def providers(asked: str | None = None, offered: Sequence[str] | None = None) -> list[str]:
    """What onnxruntime is to run the model on, the one to be tried first in front; the processor is always the last.

    Args:
        asked: one of DEVICES, or "" for the processor; None takes what the environment says.
        offered: what onnxruntime has; None asks it.

    Raises:
        RunStopped: there is no such device; exit code 3.
    """
    wanted = DEVICES[device(asked)]
    return [wanted, CPU] if wanted != CPU and wanted in _offered(offered) else [CPU]


def device(asked: str | None = None) -> str:
    """The device that is asked for, one of DEVICES; as `providers`."""
    name = (os.environ.get(DEVICE, "") if asked is None else asked).strip().lower() or "cpu"
    if name not in DEVICES:
        raise RunStopped(f"No device '{name}' in {DEVICE}; expected {' or '.join(DEVICES)}", code=3)
    return name


def told(asked: str | None = None, offered: Sequence[str] | None = None) -> str:
    """A line on what was asked for and what it came to; "" where nothing but the processor was asked for.

    Args:
        asked: as of `providers`.
        offered: as of `providers`.

    Raises:
        RunStopped: as of `providers`.
    """
    name = device(asked)
    if DEVICES[name] == CPU:
        return ""
    if providers(name, offered)[0] != CPU:
        return f"{DEVICE}={name}: the reader runs on {DEVICES[name]}, where that has what it needs"
    there = ", ".join(_offered(offered))
    return f"{DEVICE}={name}: onnxruntime has no {DEVICES[name]} here, only {there}; the reader runs on the processor"


def _offered(offered: Sequence[str] | None) -> Sequence[str]:
    if offered is not None:
        return offered
    import onnxruntime

    found: list[str] = onnxruntime.get_available_providers()
    return found
