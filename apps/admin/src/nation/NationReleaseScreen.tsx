import { closeByHand, closePeriod, DEFAULT_FLOOR, hasEnded, periodKey, periodName } from "@vifragar/core";
import { useState } from "react";
import { CorrectionPanel } from "../release/CorrectionPanel.tsx";
import { ProtectionState } from "../release/ProtectionState.tsx";
import { ReleasedNotice } from "../release/ReleasedNotice.tsx";
import { useRelease } from "../release/use-release.ts";
import { useBook, useSession } from "../shell/session.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { counted, endInWords } from "../ui/swedish.ts";
import { changedSums } from "./changed-sums.ts";
import { type ForbundRow, forbundRows, stateTextOf } from "./forbund-at-nns.ts";

/** Releasing a period for the whole nation: who is in it, what will be hidden, one last question. */
export function NationReleaseScreen() {
  const { period } = useSession();
  // What has been opened for one period is forgotten when another is picked.
  return <ReleaseOf key={periodKey(period)} />;
}

function ReleaseOf() {
  const book = useBook();
  const { period, today } = useSession();
  const [byHand, setByHand] = useState(false);
  const [asks, setAsks] = useState(false);
  const done = book.releases.get(periodKey(period));
  const isByHand = byHand || done?.byHand === true;
  const rows = forbundRows(book, period);
  const ready = rows.filter(({ state }) => state === "ready");
  const closed =
    closePeriod(period, today()) ?? (isByHand ? closeByHand(period, { prov: book.forbund.prov }) : undefined);
  const work = useRelease({ closed, byHand: isByHand });
  const { state, preview, release } = work;
  const name = periodName(period);
  const forms = ready.reduce((sum, { sum: own }) => sum + (own?.forms ?? 0), 0);
  const stop =
    closed === undefined
      ? "Perioden är inte slut. Den går inte att släppa förrän sista dagen har gått."
      : ready.length === 0
        ? "Inget förbund har lämnat in både summa och släpp. Importera filerna först."
        : forms < DEFAULT_FLOOR
          ? "Färre än 10 svar. Siffrorna visas inte, men svaren är inte borttagna."
          : undefined;

  return (
    <Page title="Släpp perioden">
      <p className="admin-lead">
        {name} · slutar {endInWords(period)}
      </p>
      {done !== undefined ? (
        <>
          <ReleasedNotice release={done}>
            <p>Siffrorna och skyddet ligger fast.</p>
          </ReleasedNotice>
          <Correction work={work} rows={rows} />
        </>
      ) : (
        <>
          <section aria-labelledby="checks-title">
            <h2 id="checks-title">1. Förbunden</h2>
            <p>
              {ready.length} av {counted(rows.length, "förbund", "förbund")} är med.{" "}
              {!hasEnded(period, today()) && closed !== undefined && "Perioden är stängd för hand."}
            </p>
            <Missing rows={rows.filter((row) => row.state !== "ready")} />
            <NewKeys rows={ready.filter(({ waiting }) => waiting.length > 0)} />
            {closed === undefined && book.forbund.prov && (
              <div className="admin-actions">
                <button
                  type="button"
                  className="admin-button admin-button--quiet"
                  onClick={() => setByHand(true)}
                >
                  Stäng perioden för hand (bara på prov)
                </button>
              </div>
            )}
          </section>
          <section aria-labelledby="preview-title">
            <h2 id="preview-title">2. Vad som visas</h2>
            {stop !== undefined ? (
              <p>{stop}</p>
            ) : (
              <>
                <p>
                  Det tar några sekunder för varje tiotal förbund. Du kan läsa annat så länge i ett annat
                  fönster.
                </p>
                <div className="admin-actions">
                  <button
                    type="button"
                    className="admin-button admin-button--quiet"
                    onClick={() => preview()}
                  >
                    Räkna ut skyddet
                  </button>
                </div>
              </>
            )}
            <ProtectionState state={state} />
          </section>
          {state.kind === "ready" && (
            <section aria-labelledby="release-title">
              <h2 id="release-title">3. Släpp</h2>
              <p>
                Efter släpp ligger siffrorna och skyddet fast. Kommer ett förbund sent går det att släppa en
                rättelse, men den visar mindre.
              </p>
              <div className="admin-actions">
                <button type="button" className="admin-button" onClick={() => setAsks(true)}>
                  Släpp perioden
                </button>
              </div>
            </section>
          )}
        </>
      )}
      {asks && (
        <ConfirmDialog
          title={`Släpp ${name}?`}
          confirmText="Ja, släpp"
          onCancel={() => setAsks(false)}
          onConfirm={async () => {
            setAsks(false);
            await release();
          }}
        >
          <p>Det går inte att ångra. Landets siffror för {name} ligger sedan fast.</p>
          {ready.length < rows.length && (
            <p>{counted(rows.length - ready.length, "förbund är", "förbund är")} inte med.</p>
          )}
        </ConfirmDialog>
      )}
    </Page>
  );
}

/** Förbund that will not be in it, each with the reason. */
function Missing({ rows }: { readonly rows: readonly ForbundRow[] }) {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{counted(rows.length, "förbund är", "förbund är")} inte med</summary>
      <ul>
        {rows.map((row) => (
          <li key={row.forbund.id}>
            {row.forbund.name}: {stateTextOf(row)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Förbund of which a later sum may wait: what is released is what they handed in before. */
function NewKeys({ rows }: { readonly rows: readonly ForbundRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Notice kind="attention" title="Nya nycklar väntar på att godkännas">
      <p>
        {rows.map(({ forbund }) => forbund.name).join(", ")}. Det som är lämnat med en ny nyckel är inte med.
        Jämför orden under Förbund först.
      </p>
    </Notice>
  );
}

/** Once more, when a förbund came late or handed in anew. */
function Correction({
  work,
  rows,
}: {
  readonly work: ReturnType<typeof useRelease>;
  readonly rows: readonly ForbundRow[];
}) {
  const book = useBook();
  const { period } = useSession();
  const nameOf = new Map(book.insatser.map(({ id, name }) => [String(id), name]));
  const changed = changedSums(book, period, rows).map(
    ({ forbund }) => nameOf.get(forbund) ?? "okänt förbund",
  );
  return (
    <>
      <Missing rows={rows.filter(({ state }) => state !== "ready")} />
      <NewKeys rows={rows.filter(({ waiting }) => waiting.length > 0)} />
      <CorrectionPanel work={work} isChanged={changed.length > 0}>
        <p>
          {counted(changed.length, "förbund", "förbund")} har lämnat in sedan perioden släpptes, eller är inte
          längre med: {changed.join(", ")}.
        </p>
        <p>
          Den som har båda släppen kan räkna ut vad de förbunden svarade. Därför visar en rättelse bara det
          som de själva redan har visat, och inget som var skyddat förut. Är det få som är nya, eller små
          förbund, blir mycket skyddat. Då är det bättre att låta det vara.
        </p>
      </CorrectionPanel>
    </>
  );
}
