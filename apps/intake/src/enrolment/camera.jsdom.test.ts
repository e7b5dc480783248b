import { afterEach, expect, test, vi } from "vitest";
import { CameraError, watchForCode } from "./camera.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const cameraOf = (play: () => Promise<void>) => {
  const track = { stop: vi.fn() };
  const stream = { getTracks: () => [track] };
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia: async () => stream } });
  const video = Object.assign(document.createElement("video"), { play });
  // What jsdom does not have.
  Object.defineProperty(video, "srcObject", { value: null, writable: true });
  return { video, track };
};

test("gives up a camera that never shows a picture, lets go of it, and calls it busy", async () => {
  vi.useFakeTimers();
  const { video, track } = cameraOf(() => new Promise(() => undefined));
  const watched = watchForCode(video, { onCode: () => undefined, signal: new AbortController().signal });
  const problem = watched.catch((cause: unknown) => cause);
  await vi.advanceTimersByTimeAsync(7_900);
  expect(track.stop).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(await problem).toSatisfy((cause) => cause instanceof CameraError && cause.code === "busy");
  expect(track.stop).toHaveBeenCalledOnce();
  expect(video.srcObject).toBeNull();
});

test("ends without a fault when it is closed before a camera that shows nothing is given up", async () => {
  vi.useFakeTimers();
  const closing = new AbortController();
  const { video, track } = cameraOf(() => new Promise(() => undefined));
  const watched = watchForCode(video, { onCode: () => undefined, signal: closing.signal });
  await vi.advanceTimersByTimeAsync(4_000);
  closing.abort();
  await vi.advanceTimersByTimeAsync(4_100);
  await watched;
  expect(track.stop).toHaveBeenCalledOnce();
});

test("ends without a fault when it is closed while the camera starts", async () => {
  const closing = new AbortController();
  const { video, track } = cameraOf(async () => {
    closing.abort();
    throw new DOMException("interrupted", "AbortError");
  });
  await watchForCode(video, { onCode: () => undefined, signal: closing.signal });
  expect(track.stop).toHaveBeenCalledOnce();
});
