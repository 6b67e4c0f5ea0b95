/** Pictures of plots, to be kept and printed: SVG that stands alone, and PNG made of it. Nothing leaves the page. */

import { runs } from "./shown";

const KEPT = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linejoin", "stroke-linecap", "opacity",
  "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "paint-order", "vector-effect", "visibility",
];
const DRAWN = "svg, g, path, line, rect, circle, ellipse, polyline, polygon, text, tspan, use";

/** What is drawn, with its looks written into it, in light colours: a picture is put on paper. */
export function pictureOf(drawn: SVGSVGElement): string {
  const root = document.documentElement;
  const theme = root.dataset.theme;
  root.dataset.theme = "light";
  try {
    return standing(drawn);
  } finally {
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
}

function standing(drawn: SVGSVGElement): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const from = [drawn, ...drawn.querySelectorAll<SVGElement>(DRAWN)];
  const to = [copy, ...copy.querySelectorAll<SVGElement>(DRAWN)];
  const hidden: Element[] = [];
  from.forEach((one, i) => {
    const look = getComputedStyle(one);
    const own = to[i]!;
    if (look.display === "none" || own.classList.contains("not-in-picture")) hidden.push(own);
    for (const name of KEPT) {
      const value = look.getPropertyValue(name);
      if (value && value !== "none" || name === "fill" || name === "stroke") own.setAttribute(name, value);
    }
    for (const name of ["class", "style", "tabindex", "role", "aria-hidden", "aria-label"]) own.removeAttribute(name);
  });
  for (const one of hidden) one.remove();
  const box = drawn.viewBox.baseVal;
  const { width, height } = box?.width ? box : drawn.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(Math.round(width)));
  copy.setAttribute("height", String(Math.round(height)));
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: "#ffffff" })) paper.setAttribute(name, value);
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(name: string, picture: string) {
  save(`${name}.svg`, new Blob([picture], { type: "image/svg+xml" }));
}

/** Twice as many points as on the screen, for print. */
export async function savePng(name: string, picture: string, scale = 2) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  const pen = canvas.getContext("2d")!;
  pen.scale(scale, scale);
  pen.drawImage(image, 0, 0);
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!made) throw new Error(`The picture is too large for PNG: ${canvas.width} by ${canvas.height} points; take SVG`);
  save(`${name}.png`, made);
}

function save(name: string, what: Blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(what);
  link.download = name.replace(/[^\p{L}\p{N}._-]+/gu, "-");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A text of a report to be drawn: direction isolated, what cannot be seen named, as `Shown` does it on a page. */
export function drawable(text: string): string {
  return `\u2068${runs(text).map((run) => (run.control ? `[${run.control}]` : run.text)).join("")}\u2069`;
}
