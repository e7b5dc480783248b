import { standingTexts } from "@vifragar/core";
import { useBook, useSession } from "../shell/session.ts";
import { Notice } from "../ui/Notice.tsx";
import { waitingIn } from "./device-list.ts";
import { forksIn } from "./forks.ts";

/** Devices whose counting contradicts itself in the picked period: not counted until a person has decided. */
export function StandingList() {
  const book = useBook();
  const { period } = useSession();
  // What can be decided stands above, with its choice.
  const toDecide = new Set(forksIn(book).map(({ fork }) => fork.device.signer));
  const doubtful = waitingIn(book, period).filter(
    ({ standing, latest }) =>
      standing !== "quarantined" &&
      standing !== "overlapping" &&
      !(standing === "forked" && toDecide.has(latest.signer)),
  );
  if (doubtful.length === 0) return null;
  return (
    <Notice kind="attention" title="Filer som inte räknas förrän någon har tittat på dem">
      <ul>
        {doubtful.map(({ latest, standing }) => (
          <li key={latest.digest}>
            {labelOf(latest.signer)}: {standingTexts[standing]}
          </li>
        ))}
      </ul>
    </Notice>
  );

  function labelOf(signer: string): string {
    return book.roster.devices.find((device) => device.signer === signer)?.label ?? "Okänd enhet";
  }
}
