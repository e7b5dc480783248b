/** The camera, for as long as a code is looked for. Nothing that it shows is kept. */
import { codeInVideo } from "./code-reader.ts";

/** Why there is no picture. `refused`: a person or a rule said no. `busy`: another program has it. */
type CameraProblem = "refused" | "missing" | "busy";

/** Thrown when the camera gives no picture. */
export class CameraError extends Error {
  override readonly name = "CameraError";
  readonly code: CameraProblem;

  constructor(code: CameraProblem, options?: ErrorOptions) {
    super(`camera is ${code}`, options);
    this.code = code;
  }
}

/** How long a camera may take to give its first picture, in milliseconds; one that another program holds may never give any. */
const START_MS = 8_000;

/** Time between two looks, in milliseconds: often enough for a hand that moves, seldom enough for an old tablet. */
const PAUSE_MS = 150;

/**
 * Shows the camera in a video element and tells of every code that it sees, until the signal ends it.
 *
 * @param onCode - Given the text of a code; the same code again and again while it is in view.
 * @throws CameraError.
 */
export async function watchForCode(
  video: HTMLVideoElement,
  { onCode, signal }: { readonly onCode: (text: string) => void; readonly signal: AbortSignal },
): Promise<void> {
  const stream = await opened();
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  if (signal.aborted) return stop();
  signal.addEventListener("abort", stop, { once: true });
  video.srcObject = stream;
  if (!(await startsIn(video, signal))) {
    stop();
    throw new CameraError("busy");
  }
  while (!signal.aborted) {
    const text = await codeInVideo(video);
    if (text !== undefined && !signal.aborted) onCode(text);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Whether a picture came in time, or was no longer wanted. */
async function startsIn(video: HTMLVideoElement, signal: AbortSignal): Promise<boolean> {
  // Ended while it starts: play() is then interrupted, and that is no fault.
  const started = video.play().then(
    () => true,
    () => signal.aborted,
  );
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(signal.aborted), START_MS));
  return Promise.race([started, late]);
}

async function opened(): Promise<MediaStream> {
  // Undefined where the page is not served safely.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) throw new CameraError("missing");
  try {
    // The camera on the back, in as fine a picture as it gives: a startfil is a large code.
    const ideal = { facingMode: "environment", width: { ideal: 1_920 }, height: { ideal: 1_080 } } as const;
    return await devices.getUserMedia({ audio: false, video: ideal });
  } catch (cause) {
    throw new CameraError(problemOf(cause), { cause });
  }
}

function problemOf(cause: unknown): CameraProblem {
  const name = cause instanceof DOMException ? cause.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "missing";
}
