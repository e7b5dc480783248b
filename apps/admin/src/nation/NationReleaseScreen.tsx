import { closeByHand, closePeriod, DEFAULT_FLOOR, hasEnded, periodKey, periodName } from "@vifragar/core";
import { useState } from "react";
import { Link } from "wouter";
import { useRelease } from "../release/use-release.ts";
import { useBook, useSession } from "../shell/session.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { Progress } from "../ui/Progress.tsx";
import { ResultHeading } from "../ui/ResultHeading.tsx";
import { counted, endInWords, isoDate } from "../ui/swedish.ts";
import { Words } from "../ui/Words.tsx";
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
  const rows = forbundRows(book, period);
  const ready = rows.filter(({ state }) => state === "ready");
  const closed =
    closePeriod(period, today()) ?? (byHand ? closeByHand(period, { prov: book.forbund.prov }) : undefined);
  const { state, preview, release } = useRelease({ closed, byHand });
  const done = book.releases.get(periodKey(period));
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
        <Notice kind="done" title={`Släppt ${isoDate(done.released)}`}>
          <p>Siffrorna och skyddet ligger fast. Den som får filen kan jämföra de här orden:</p>
          <Words digest={done.digest} />
          <p>
            <Link href="/tabeller" className="admin-button">
              Läs tabellerna
            </Link>{" "}
            <Link href="/rapport" className="admin-button admin-button--quiet">
              Hämta rapporten
            </Link>
          </p>
        </Notice>
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
            {state.kind === "opening" && (
              <Progress text="Öppnar förbundens summor" done={state.done} of={state.of} />
            )}
            {state.kind === "protecting" && (
              <Progress text="Räknar ut skyddet mot allt som förbunden har släppt" done={state.share} />
            )}
            {state.kind === "refused" && (
              <Notice kind="attention" title="Perioden kan inte släppas">
                <p>{state.text}</p>
              </Notice>
            )}
            {state.kind === "ready" && (
              <>
                <ResultHeading turn={1}>
                  {state.preview.hidden === 0
                    ? "Inga celler blir skyddade"
                    : counted(state.preview.hidden, "cell blir skyddad", "celler blir skyddade")}
                </ResultHeading>
                <p>
                  {counted(state.preview.shown, "siffra visas", "siffror visas")} i landets tabeller. Det som
                  ett förbund har skyddat går inte att räkna ut ur dem.
                </p>
              </>
            )}
          </section>
          {state.kind === "ready" && (
            <section aria-labelledby="release-title">
              <h2 id="release-title">3. Släpp</h2>
              <p>Efter släpp går det inte att ändra siffrorna, skyddet eller vilka förbund som är med.</p>
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
