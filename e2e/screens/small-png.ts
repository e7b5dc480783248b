/**
 * Makes a picture of a screen a fraction as large: a screen has few colours, so a byte holds two pixels.
 * Knows the PNG that Chromium writes (8 bits, RGB or RGBA, not interlaced) and gives back any other as it is.
 * PNG specification, third edition: chunks in section 5, filters in section 9.
 */
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE_BYTES = 8;
/** Few, so that two pixels fit in a byte; far enough from each other that none is lost to a shade of another. */
const COLOURS = 16;
const APART = 12 ** 2;

export function smallPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === "IHDR")?.data;
  if (!header) return png;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bytesPerPixel = { 2: 3, 6: 4 }[header[9] ?? -1];
  if (bytesPerPixel === undefined || header[8] !== 8 || header[12] !== 0) return png;

  const packed = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data));
  const pixels = unfiltered(inflateSync(packed), width * bytesPerPixel, bytesPerPixel);
  const colours = coloursOf(pixels, bytesPerPixel);
  const rowBytes = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(height * rowBytes);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += bytesPerPixel) {
      const place = y * rowBytes + 1 + (x >> 1);
      const index = colours.indexOf(colourAt(pixels, at));
      // The left pixel is in the upper half of its byte.
      rows[place] = (rows[place] ?? 0) | (x % 2 === 0 ? index << 4 : index);
    }
  }
  header[8] = 4;
  header[9] = 3;
  return Buffer.concat([
    png.subarray(0, SIGNATURE_BYTES),
    chunk("IHDR", header),
    chunk(
      "PLTE",
      Buffer.from(colours.list.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_BYTES; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString("latin1", at + 4, at + 8),
      data: Buffer.from(png.subarray(at + 8, at + 8 + length)),
    });
    at += 12 + length;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

/** Undoes the filter of each row: the bytes of all pixels, row by row. */
function unfiltered(rows: Buffer, rowBytes: number, step: number): Buffer {
  const height = rows.length / (rowBytes + 1);
  const out = Buffer.alloc(height * rowBytes);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (rowBytes + 1)] ?? 0;
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x;
      const left = x >= step ? (out[at - step] ?? 0) : 0;
      const above = y > 0 ? (out[at - rowBytes] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (out[at - rowBytes - step] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      out[at] = (rows[y * (rowBytes + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

// The lowest three bits of a channel are left out: nobody sees them in text.
const colourAt = (pixels: Buffer, at: number): number =>
  (((pixels[at] ?? 0) | 7) << 16) | (((pixels[at + 1] ?? 0) | 7) << 8) | (pixels[at + 2] ?? 0) | 7;

interface Colours {
  readonly list: readonly number[];
  /** Where the colour, or the nearest to it, stands in the list. */
  readonly indexOf: (colour: number) => number;
}

function coloursOf(pixels: Buffer, step: number): Colours {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += step) {
    const colour = colourAt(pixels, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const list: number[] = [];
  for (const [colour] of [...counts].sort(([, one], [, other]) => other - one)) {
    if (list.length === COLOURS) break;
    if (list.every((taken) => distance(taken, colour) > APART)) list.push(colour);
  }
  const known = new Map(list.map((colour, index) => [colour, index]));
  return {
    list,
    indexOf: (colour) => {
      let index = known.get(colour);
      if (index === undefined) {
        index = nearest(list, colour);
        known.set(colour, index);
      }
      return index;
    },
  };
}

function nearest(list: readonly number[], wanted: number): number {
  let best = 0;
  for (const [index, colour] of list.entries()) {
    if (distance(colour, wanted) < distance(list[best] ?? 0, wanted)) best = index;
  }
  return best;
}

/** Between two colours, squared. */
const distance = (one: number, other: number): number =>
  [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
