import { type ReactNode, useEffect, useState } from "react";
import { Page } from "../ui/Page.tsx";
import { Words } from "../ui/Words.tsx";
import type { Forbund } from "./forbund.ts";

/** The code that opens the figures if this computer is lost: on the screen this once, for paper. */
export function ReserveCode({
  forbund,
  code,
  signer = forbund.signer,
  doneText = "Fortsätt",
  onDone,
  children,
}: {
  readonly forbund: Forbund;
  readonly code: string;
  /** The key whose words stand beside the code, where it is not the one in force. */
  readonly signer?: Forbund["signer"];
  readonly doneText?: string;
  readonly onDone: () => void;
  /** What the code is for, where it is not a new förbund's. */
  readonly children?: ReactNode;
}) {
  const [isPrinted, setIsPrinted] = useState(false);
  const isNation = forbund.level === "nation";
  const whose = isNation ? "NNS" : "Förbundets";
  const [reminds, setReminds] = useState(false);
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, []);

  return (
    <Page title={`${whose} reservkod – förvara i säkerhetsskåp`}>
      <p className="admin-lead">
        {forbund.name}
        {forbund.prov && " · PROV"}
      </p>
      {children ?? (
        <p>
          Den förra koden låser upp den här datorn. Den här öppnar{" "}
          {isNation ? "förbundens summor" : "förbundets svarsfiler"} på en annan dator, om den här går sönder.
          Den visas bara nu. Skriv ut den, lås in den, och låt två personer veta var den finns.
        </p>
      )}
      <p className="admin-code" translate="no">
        {groupsOf(code).map(({ start, letters }) => (
          <span key={start} className="admin-code__group">
            {letters}
          </span>
        ))}
      </p>
      <p>{whose} underskrift känns igen på de här orden:</p>
      <Words digest={signer} />
      <div className="admin-no-print">
        <div className="admin-actions">
          <button type="button" className="admin-button" onClick={() => window.print()}>
            Skriv ut reservkod
          </button>
        </div>
        <div className="admin-choice">
          <input
            type="checkbox"
            id="printed"
            autoComplete="off"
            checked={isPrinted}
            onChange={(event) => setIsPrinted(event.target.checked)}
          />
          <label htmlFor="printed">{whose} reservkod är utskriven eller avskriven</label>
        </div>
        <p role="status" className="admin-attention">
          {reminds && !isPrinted ? "Skriv ut eller skriv av koden först, och kryssa i rutan." : ""}
        </p>
        <div className="admin-actions">
          <button
            type="button"
            className="admin-button"
            onClick={() => {
              if (isPrinted) onDone();
              else setReminds(true);
            }}
          >
            {doneText}
          </button>
        </div>
      </div>
    </Page>
  );
}

const GROUP = 6;
const START = "AGE-SECRET-KEY-1";

/** In groups that a person can copy without losing the place. The spaces between them are no part of the code. */
function groupsOf(code: string): readonly { readonly start: number; readonly letters: string }[] {
  const head = code.startsWith(START) ? START.length : 0;
  const starts = [
    0,
    ...Array.from({ length: Math.ceil((code.length - head) / GROUP) }, (_, at) => head + at * GROUP),
  ];
  return [...new Set(starts)].map((start, at, all) => ({ start, letters: code.slice(start, all[at + 1]) }));
}
