import { hasEnded, periodKey, periodName } from "@vifragar/core";
import { useState } from "react";
import { Link } from "wouter";
import { useBook, useSession } from "../shell/session.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { Progress } from "../ui/Progress.tsx";
import { ResultHeading } from "../ui/ResultHeading.tsx";
import { counted, endInWords, isoDate } from "../ui/swedish.ts";
import { Words } from "../ui/Words.tsx";
import { Checks } from "./Checks.tsx";
import { checksOf, stopTexts } from "./checks.ts";
import { useRelease } from "./use-release.ts";

/** Releasing a period: what is checked, what will be hidden, what follows, and one last question. */
export function ReleaseScreen() {
  const { period } = useSession();
  // What has been opened for one period is forgotten when another is picked.
  return <ReleaseOf key={periodKey(period)} />;
}

function ReleaseOf() {
  const book = useBook();
  const { period, today } = useSession();
  const [byHand, setByHand] = useState(false);
  const [asks, setAsks] = useState(false);
  const checks = checksOf(book, period, { today: today(), byHand });
  const { state, preview, release } = useRelease({ closed: checks.closed, byHand });
  const name = periodName(period);
  const done = book.releases.get(periodKey(period));

  return (
    <Page title="Släpp perioden">
      <p className="admin-lead">
        {name} · slutar {endInWords(period)}
      </p>
      {done !== undefined ? (
        <Notice kind="done" title={`Släppt ${isoDate(done.released)}`}>
          <p>Siffrorna och skyddet ligger fast. Sena svar räknas till nästa period.</p>
          <p>Den som får en fil ur släppet kan jämföra de här orden:</p>
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
            <h2 id="checks-title">1. Kontroller</h2>
            <Checks checks={checks} isOver={hasEnded(period, today())} />
            {checks.stop === "not-over" && book.forbund.prov && (
              <div className="admin-actions">
                <button
                  type="button"
                  className="admin-button admin-button--quiet"
                  onClick={() => setByHand(true)}
                >
                  Stäng perioden för hand (bara i provförbund)
                </button>
              </div>
            )}
          </section>
          <section aria-labelledby="preview-title">
            <h2 id="preview-title">2. Vad som visas</h2>
            {checks.stop !== undefined ? (
              <p>{stopTexts[checks.stop]}</p>
            ) : (
              <div className="admin-actions">
                <button type="button" className="admin-button admin-button--quiet" onClick={preview}>
                  Räkna ut skyddet
                </button>
              </div>
            )}
            {state.kind === "opening" && (
              <Progress text="Öppnar enheternas filer" done={state.done} of={state.of} />
            )}
            {state.kind === "protecting" && <Progress text="Räknar ut skyddet" done={0} of={0} />}
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
                    : `${counted(state.preview.hidden, "cell blir skyddad", "celler blir skyddade")}`}
                </ResultHeading>
                <p>
                  {counted(state.preview.shown, "siffra visas", "siffror visas")}, i förbundets och
                  insatsernas tabeller tillsammans. Skyddade celler visas som ··, för att ingen ska kunna
                  räknas ut.
                </p>
              </>
            )}
          </section>
          {state.kind === "ready" && (
            <section aria-labelledby="release-title">
              <h2 id="release-title">3. Släpp</h2>
              <p>
                Efter släpp går det inte att ändra siffrorna eller skyddet. Sena svar räknas till nästa
                period.
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
          <p>Det går inte att ångra. Siffrorna för {name} blir synliga och ligger sedan fast.</p>
          {checks.missing.length > 0 && (
            <p>
              {counted(checks.missing.length, "enhet är", "enheter är")} inte klara. Deras svar kommer inte
              med.
            </p>
          )}
        </ConfirmDialog>
      )}
    </Page>
  );
}
