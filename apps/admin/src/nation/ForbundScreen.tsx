import { parsePeriodKey, periodName } from "@vifragar/core";
import { useState } from "react";
import { withApproved, withRejected } from "../devices/device-list.ts";
import { StartfilPanel } from "../insatser/StartfilPanel.tsx";
import { useBook, useSession } from "../shell/session.ts";
import type { ReceivedRelease } from "../trust/received-release.ts";
import { Page } from "../ui/Page.tsx";
import { isoDate } from "../ui/swedish.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import { Words } from "../ui/Words.tsx";
import { type ForbundRow, forbundRows, stateTextOf } from "./forbund-at-nns.ts";
import { KeysOfForbund } from "./KeysOfForbund.tsx";

/** One förbund at NNS: invite it, compare words, see what it has handed in. */
export function ForbundScreen({ id }: { readonly id: string }) {
  const book = useBook();
  const { period } = useSession();
  const [told, setTold] = useState("");
  const row = forbundRows(book, period).find(({ forbund }) => forbund.id === id);
  const way = [{ to: "/forbund", text: "Förbund" }];
  if (row === undefined) {
    return (
      <Page title="Förbundet finns inte" way={way}>
        <p>Det kan vara registrerat på en annan dator.</p>
      </Page>
    );
  }
  const { forbund } = row;
  const releases = [...book.received.values()].filter(({ collector }) => String(collector.id) === forbund.id);
  return (
    <Page title={forbund.name} way={way}>
      <p className="admin-lead">
        {periodName(period)}: {stateTextOf(row)}
      </p>
      <p role="status" className="admin-status">
        {told}
      </p>
      <Waiting row={row} onDone={setTold} />
      <KeysOfForbund row={row} onDone={setTold} />
      <section aria-labelledby="startfil-title">
        <h2 id="startfil-title">Startfil till förbundet</h2>
        <StartfilPanel insats={forbund} to="forbund" />
      </section>
      <section aria-labelledby="releases-title">
        <h2 id="releases-title">Det som förbundet har släppt</h2>
        {releases.length === 0 ? <p>Inget släpp är inläst.</p> : <Releases releases={releases} />}
      </section>
    </Page>
  );
}

function Waiting({
  row: { waiting, forbund, keys },
  onDone,
}: {
  readonly row: ForbundRow;
  readonly onDone: (text: string) => void;
}) {
  const { keeper } = useSession();
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting-title">
      <h2 id="waiting-title">Väntar på att godkännas</h2>
      <p>Ring {forbund.name}. Står samma ord under Till NNS där, godkänn. Stämmer de inte, godkänn inte.</p>
      {keys.length > 0 && (
        <p>
          {forbund.name} har en godkänd nyckel sedan förut. När en till är godkänd går summor med den nyaste
          före, för samma period. Ingen räknas två gånger.
        </p>
      )}
      <ul className="admin-cards">
        {waiting.map((anmalan, at) => (
          <li key={anmalan.digest} className="admin-card">
            <h3>Nyckel från {forbund.name}</h3>
            <Words digest={anmalan.digest} />
            <div className="admin-actions">
              <button
                type="button"
                className="admin-button"
                onClick={async () => {
                  const number = keys.length + at + 1;
                  const label = number === 1 ? forbund.name : `${forbund.name} ${number}`;
                  await keeper.change((before) => withApproved(before, anmalan, label.slice(0, 60)));
                  onDone(`${forbund.name} är godkänt.`);
                }}
              >
                Orden stämmer, godkänn
              </button>
              <button
                type="button"
                className="admin-button admin-button--quiet"
                onClick={async () => {
                  await keeper.change((before) => withRejected(before, anmalan));
                  onDone("Anmälan är borttagen.");
                }}
              >
                Orden stämmer inte
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Releases({ releases }: { readonly releases: readonly ReceivedRelease[] }) {
  return (
    <TableFrame name="Inlästa släpp">
      <table>
        <caption>Inlästa släpp</caption>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">Släppt</th>
            <th scope="col" className="admin-number">
              Insatser
            </th>
          </tr>
        </thead>
        <tbody>
          {releases.map(({ digest, period, released, insatser }) => {
            const parsed = parsePeriodKey(period);
            return (
              <tr key={digest}>
                <th scope="row">{parsed === undefined ? period : periodName(parsed)}</th>
                <td>{isoDate(released)}</td>
                <td className="admin-number">{insatser.length}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
