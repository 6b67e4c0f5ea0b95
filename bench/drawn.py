"""Plain plots as SVG: bars, and a line over a logarithmic axis."""

import math
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

WIDTH, LEFT, ROW, LETTER = 720, 210, 26, 12
INK, BAR, OURS, GRID = "#1f2933", "#9aa5b1", "#1d5b79", "#d9dee3"


def bars(path: Path, title: str, rows: Sequence[tuple[str, float]], unit: str, marked: str = "") -> None:
    """Writes a bar for each row, from 0, with its figure; the row named `marked` in another colour."""
    most, room = max(value for _, value in rows), WIDTH - LEFT - 110
    body = []
    for number, (name, value) in enumerate(rows):
        top, long = 40 + number * ROW, room * value / most
        body.append(_text(LEFT - 8, top + 14, name, "end"))
        colour = OURS if name == marked else BAR
        body.append(f'<rect x="{LEFT}" y="{top}" width="{long:.1f}" height="{ROW - 8}" fill="{colour}"/>')
        body.append(_text(LEFT + long + 6, top + 14, f"{value:,.0f} {unit}"))
    _write(path, title, 48 + ROW * len(rows), body)


def line(path: Path, title: str, points: Sequence[tuple[float, float]], across: str, unit: str) -> None:
    """Writes a line through points: the logarithm of the first across, the second upwards from 0."""
    high, most = 200, _round(max(value for _, value in points))
    low, far = math.log10(points[0][0]), math.log10(points[-1][0])
    left, room = 70, WIDTH - 70 - 40

    def at(x: float, y: float) -> tuple[float, float]:
        return left + room * (math.log10(x) - low) / ((far - low) or 1), 40 + high * (1 - y / most)

    body = list(_grid(left, room, high, most, unit))
    spots = [at(*point) for point in points]
    body.append(f'<polyline fill="none" stroke="{OURS}" stroke-width="2" points="{_joined(spots)}"/>')
    for (x, y), (many, _) in zip(spots, points, strict=True):
        body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{OURS}"/>')
        body.append(_text(x, 40 + high + 18, f"{many:,.0f}", "middle"))
    body.append(_text(left + room / 2, 40 + high + 38, across, "middle"))
    _write(path, title, 40 + high + 50, body)


def _round(most: float) -> float:
    """Four times the least of 1, 2, 5 or 10 times a power of ten with which the axis holds all."""
    size = math.pow(10, math.floor(math.log10(most / 4)))
    return next(4 * size * step for step in (1, 2, 5, 10) if 4 * size * step >= most)


def _grid(left: float, room: float, high: float, most: float, unit: str) -> Iterator[str]:
    for part in range(5):
        y = 40 + high * (1 - part / 4)
        yield f'<line x1="{left}" x2="{left + room}" y1="{y:.1f}" y2="{y:.1f}" stroke="{GRID}"/>'
        yield _text(left - 8, y + 4, f"{most * part / 4:,.0f} {unit}", "end")


def _joined(spots: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _write(path: Path, title: str, high: float, body: Sequence[str]) -> None:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high:.0f}" role="img"'
    label = f'aria-label="{escape(title)}"'
    style = f'font-family="system-ui, sans-serif" font-size="{LETTER}" fill="{INK}"'
    ground = f'<rect width="{WIDTH}" height="{high:.0f}" fill="#ffffff"/>'
    named = f'<text x="12" y="22" font-weight="600">{escape(title)}</text>'
    path.write_text("\n".join((f"{head} {label} {style}>", ground, named, *body, "</svg>\n")), "utf-8")
