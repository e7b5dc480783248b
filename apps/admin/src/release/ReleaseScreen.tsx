import { hasEnded, mergedText, parsePeriodKey, periodKey, periodName, spanName } from "@vifragar/core";
import { useState } from "react";
import { useBook, useSession } from "../shell/session.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { counted, endInWords, isoDate } from "../ui/swedish.ts";
import { Checks } from "./Checks.tsx";
import { CorrectionPanel } from "./CorrectionPanel.tsx";
import { checksOf, stopTexts } from "./checks.ts";
import { Estimate } from "./Estimate.tsx";
import { changedFiles, mergedInto, releasedWith, releasedYearOf } from "./editions.ts";
import { MergePanel } from "./MergePanel.tsx";
import { ProtectionState } from "./ProtectionState.tsx";
import { ReleasedNotice } from "./ReleasedNotice.tsx";
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
  const done = book.releases.get(periodKey(period));
  const isByHand = byHand || done?.byHand === true;
  const checks = checksOf(book, period, { today: today(), byHand: isByHand });
  const work = useRelease({ closed: checks.closed, byHand: isByHand });
  const { state, preview, release } = work;
  const merged = mergedInto(book, period);
  const name = spanName({ period, merged });
  const together = releasedWith(book, period);

  return (
    <Page title="Släpp perioden">
      <p className="admin-lead">
        {name} · slutar {endInWords(period)}
      </p>
      {merged.length > 0 && <p>{mergedText({ period, merged })}.</p>}
      {done !== undefined ? (
        <>
          <ReleasedNotice release={done}>
            <p>Siffrorna och skyddet ligger fast. Sena svar räknas till nästa period.</p>
          </ReleasedNotice>
          <Correction work={work} />
        </>
      ) : together !== undefined ? (
        <Notice kind="done" title={`Släppt ${isoDate(together.released)}`}>
          <p>
            {name} hade för få svar och är släppt tillsammans med {nameOfKey(together.period)}. Välj den
            perioden högst upp.
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
          {checks.stop === "not-over" && <Estimate />}
          <section aria-labelledby="preview-title">
            <h2 id="preview-title">2. Vad som visas</h2>
            {checks.stop !== undefined ? (
              <p>{stopTexts[checks.stop]}</p>
            ) : (
              <div className="admin-actions">
                <button type="button" className="admin-button admin-button--quiet" onClick={() => preview()}>
                  Räkna ut skyddet
                </button>
              </div>
            )}
            <MergePanel period={period} stop={checks.stop} />
            <ProtectionState state={state} />
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

/** A correction of what is released; within a released year it is the year that is corrected. */
function Correction({ work }: { readonly work: ReturnType<typeof useRelease> }) {
  const book = useBook();
  const { period } = useSession();
  const year = releasedYearOf(book, period);
  const changed = changedFiles(book, period);
  if (year !== undefined) {
    return (
      <section aria-labelledby="correction-title">
        <h2 id="correction-title">Rätta det som är släppt</h2>
        <p>Hela {nameOfKey(year.period)} är släppt. Välj hela året högst upp: det är där en rättelse görs.</p>
      </section>
    );
  }
  return (
    <CorrectionPanel work={work} isChanged={changed > 0}>
      <p>
        {counted(changed, "fil", "filer")} räknas på ett annat sätt än när perioden släpptes. En rättelse
        räknar allt som nu är inläst. Det som redan är släppt finns kvar, och rättelsen skyddas tillsammans
        med det.
      </p>
      <p>
        Är det få svar som är nya blir nästan allt nytt skyddat, annars går de att räkna ut. Då är det bättre
        att låta det vara.
      </p>
    </CorrectionPanel>
  );
}

function nameOfKey(key: string): string {
  const period = parsePeriodKey(key);
  return period === undefined ? key : periodName(period);
}
