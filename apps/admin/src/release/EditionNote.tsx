import { correctedText, mergedText, parsePeriodKey } from "@vifragar/core";
import type { StoredRelease } from "./stored-release.ts";

/** Says of released numbers that they count a smaller period too, or take the place of others. */
export function EditionNote({ release }: { readonly release: StoredRelease }) {
  const period = parsePeriodKey(release.period);
  const merged = (release.merged ?? []).flatMap((key) => parsePeriodKey(key) ?? []);
  const { correction } = release;
  return (
    <>
      {period !== undefined && merged.length > 0 && <p>{mergedText({ period, merged })}.</p>}
      {correction !== undefined && <p>{correctedText(correction.edition)}.</p>}
    </>
  );
}
