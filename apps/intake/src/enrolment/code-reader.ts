/**
 * Reading a QR code from a picture: by the browser's own reader where it has one, and by ours otherwise.
 *
 * Pictures stay in memory for the moment it takes and go nowhere.
 */

/** What pictures are drawn to at most, in pixels along the longer side; a code that is small in a large photo needs the second. */
const SIDES = [1_600, 3_200] as const;

/** How long one picture may be looked at, in milliseconds. */
const LOOK_MS = 400;

/** What a browser's own reader does, where it has one: no types come with TypeScript. */
interface OwnReader {
  readonly detect: (image: ImageBitmapSource) => Promise<readonly { readonly rawValue: string }[]>;
}
interface OwnReaderMaker {
  new (options: { readonly formats: readonly string[] }): OwnReader;
  readonly getSupportedFormats: () => Promise<readonly string[]>;
}

/** The text of the code in a photo or a saved picture, or undefined when none is found. @throws DOMException when it is no picture. */
export async function codeInPicture(picture: Blob): Promise<string | undefined> {
  const bitmap = await createImageBitmap(picture);
  try {
    for (const side of SIDES) {
      const text = await codeIn(bitmap, { width: bitmap.width, height: bitmap.height, side });
      if (text !== undefined) return text;
      if (Math.max(bitmap.width, bitmap.height) <= side) return undefined;
    }
    return undefined;
  } finally {
    bitmap.close();
  }
}

/** The text of the code in what a camera shows just now. */
export const codeInVideo = (video: HTMLVideoElement): Promise<string | undefined> =>
  codeIn(video, { width: video.videoWidth, height: video.videoHeight, side: SIDES[0] });

async function codeIn(
  source: ImageBitmap | HTMLVideoElement,
  of: { readonly width: number; readonly height: number; readonly side: number },
): Promise<string | undefined> {
  const scale = Math.min(1, of.side / Math.max(of.width, of.height, 1));
  const [width, height] = [Math.round(of.width * scale), Math.round(of.height * scale)];
  if (width === 0 || height === 0) return undefined;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  if (drawing === null) return undefined;
  drawing.drawImage(source, 0, 0, width, height);
  const own = await textByOwnReader(canvas);
  if (own !== undefined) return own;
  const { decodeQR } = await import("qr/decode.js");
  try {
    return decodeQR(drawing.getImageData(0, 0, width, height), { timeLimit: LOOK_MS });
  } catch {
    // It says in the same way that there is no code and that it is not to be read.
    return undefined;
  }
}

let ownReader: Promise<OwnReader | undefined> | undefined;

async function textByOwnReader(canvas: HTMLCanvasElement): Promise<string | undefined> {
  ownReader ??= openOwnReader();
  const reader = await ownReader;
  const found = await reader?.detect(canvas).catch(() => []);
  const text = found?.[0]?.rawValue;
  // Some take UTF-8 for Latin 1. Such a text has lost its signature, and our reader takes over.
  return text === undefined || /[\uFFFD\u00C3]/.test(text) ? undefined : text;
}

async function openOwnReader(): Promise<OwnReader | undefined> {
  const { BarcodeDetector: Reader } = globalThis as { readonly BarcodeDetector?: OwnReaderMaker };
  if (Reader === undefined) return undefined;
  const formats: readonly string[] = await Reader.getSupportedFormats().catch(() => []);
  return formats.includes("qr_code") ? new Reader({ formats: ["qr_code"] }) : undefined;
}
