/**
 * The insatsledare's app: what the förbund has signed about the own insats, and nothing that needs a key.
 *
 * Whoever knows the participants can open no counts (architecture.md, decision 2). So there is no vault
 * here: files come in signed, and are read as long as their signature holds.
 */
import { useCallback, useEffect, useMemo, useState } from "react";
import { Outside } from "../forbund/Outside.tsx";
import type { OpenSurroundings } from "../shell/OpenForbund.tsx";
import { LeadShell } from "./LeadShell.tsx";
import { LeadStart } from "./LeadStart.tsx";
import { libraryOf } from "./library.ts";
import type { Shelf, ShelfContent } from "./shelf.ts";

/** The app of somebody who leads an insats. */
export function LeadApp({
  shelf,
  surroundings,
  onLeave,
}: {
  readonly shelf: Shelf;
  readonly surroundings: Pick<OpenSurroundings, "instrument" | "today">;
  readonly onLeave: () => void;
}) {
  const { instrument, today } = surroundings;
  const [content, setContent] = useState<ShelfContent>();
  const read = useCallback(async () => setContent(await shelf.read()), [shelf]);
  useEffect(() => {
    void read();
  }, [read]);
  const library = useMemo(
    () => content && libraryOf(content, { today: today(), instruments: [instrument] }),
    [content, today, instrument],
  );

  if (library === undefined) return null;
  const by = { shelf, library, today, onChanged: read };
  if (library.trusted.length === 0) {
    return (
      <Outside>
        <LeadStart {...by} onBack={onLeave} />
      </Outside>
    );
  }
  return <LeadShell {...by} fallback={instrument} onLeave={onLeave} />;
}
