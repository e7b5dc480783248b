import { encode } from "uqr";

/** Modules of white around the code, as ISO/IEC 18004 asks for. */
const QUIET = 4;

/**
 * A text as a QR code: one path of squares, so that it needs no image and no inline style.
 *
 * Error correction L: the code is shown on a screen or on clean paper, and larger squares are easier to read.
 */
export function QrCode({ text, name }: { readonly text: string; readonly name: string }) {
  const { size, data } = encode([...new TextEncoder().encode(text)], {
    ecc: "L",
    boostEcc: false,
    border: QUIET,
  });
  return (
    <svg className="admin-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name}>
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(data)} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

/** The dark squares of a grid, a bar for each run of them in a row. */
export function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.map((dark, x) => {
        if (!dark || row[x - 1]) return "";
        const end = row.indexOf(false, x);
        return `M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`;
      }),
    )
    .join("");
}
