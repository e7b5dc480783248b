/** Seals and opens one snapshot where the vault does: in a worker. Answers with its cells, or with what went wrong. */
import { makeIdentity } from "../envelope.ts";
import { openSnapshot, sealSnapshot } from "../snapshot.ts";
import { draftOf, seed } from "./snapshots.ts";

async function roundTrip(cells: readonly number[]): Promise<readonly number[]> {
  const { identity, recipient } = await makeIdentity();
  const sealed = await sealSnapshot({ header: draftOf(), cells, seed, recipients: [recipient] });
  return (await openSnapshot(sealed, identity)).cells;
}

addEventListener("message", ({ data }: MessageEvent<readonly number[]>) => {
  roundTrip(data).then(
    (cells) => postMessage(cells),
    (error: unknown) => postMessage(String(error)),
  );
});
