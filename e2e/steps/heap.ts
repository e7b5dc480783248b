/** What the page's own memory holds: a search through a whole heap snapshot, after the collector has run. */
import type { Page } from "playwright-core";

/** Those of the texts that are somewhere in the page's heap. Bytes outside it, such as buffers, are not seen. */
export async function inHeap(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  const cdp = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  cdp.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await cdp.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await cdp.detach();
  const snapshot = chunks.join("");
  return texts.filter((text) => snapshot.includes(text) || snapshot.includes(escaped(text)));
}

/** As a snapshot writes letters outside ASCII. */
const escaped = (text: string): string =>
  text.replaceAll(
    /[^ -~]/g,
    (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
