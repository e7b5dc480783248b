import { digestOf, parsePeriodKey, periodName } from "@vifragar/core";
import { useState } from "react";
import { calendarTexts } from "../forbund/forbund.ts";
import { ReleaseError, releaseErrorTexts } from "../release/release-error.ts";
import type { StoredRelease } from "../release/stored-release.ts";
import { useBook, useSession } from "../shell/session.ts";
import { FileButton } from "../ui/FileButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { Progress } from "../ui/Progress.tsx";
import { saveFile } from "../ui/save-file.ts";
import { isoDate } from "../ui/swedish.ts";
import { Words } from "../ui/Words.tsx";
import {
  filesOfSum,
  keptStartfil,
  makeSum,
  readNnsStartfil,
  releasesForNns,
  withSum,
} from "./hand-upwards.ts";
import type { SentSum } from "./sent-sum.ts";

/** Larger files are no startfiler. */
const MOST_BYTES = 16_384;

/** Handing in to NNS: take its startfil once, then a sum for each released period. */
export function UpwardsScreen() {
  const book = useBook();
  const { keeper, instrument, today } = useSession();
  const [told, setTold] = useState("");
  const startfil = book.nnsStartfil === undefined ? undefined : keptStartfil(book.nnsStartfil, [instrument]);

  async function take([file]: readonly File[]) {
    if (file === undefined) return;
    const text = file.size > MOST_BYTES ? "" : await file.text();
    const read = readNnsStartfil(book, text, { today: today(), instruments: [instrument] });
    if (read.ok) await keeper.change((before) => ({ ...before, nnsStartfil: read.text }));
    setTold(
      read.ok ? `Startfilen från ${read.startfil.forbund.name} är inläst.` : `${file.name}: ${read.text}`,
    );
  }

  return (
    <Page title="Lämna till NNS">
      <p>
        NNS lägger ihop förbundens summor till siffror för hela landet. Summan är låst så att bara NNS kan
        öppna den, och det förbundet har släppt följer med.
      </p>
      <section aria-labelledby="id-title">
        <h2 id="id-title">1. Förbundets id</h2>
        <p>NNS behöver förbundets namn och id för att göra en startfil åt er.</p>
        <p>
          {book.forbund.name}: <code className="admin-id">{book.forbund.id}</code>
        </p>
      </section>
      <section aria-labelledby="startfil-title">
        <h2 id="startfil-title">2. Startfil från NNS</h2>
        {startfil === undefined ? (
          <p>Ingen startfil är inläst ännu.</p>
        ) : (
          <>
            <p>
              Från {startfil.forbund.name}. NNS samlar in {calendarTexts[startfil.calendar].toLowerCase()}.
              Jämför orden med NNS, på telefon:
            </p>
            <Words digest={digestOf(startfil)} />
          </>
        )}
        <div className="admin-actions">
          <FileButton
            text={startfil === undefined ? "Läs in startfil" : "Läs in en ny startfil"}
            quiet={startfil !== undefined}
            onFiles={take}
          />
        </div>
        <p role="status" className="admin-status">
          {told}
        </p>
      </section>
      {startfil !== undefined && (
        <section aria-labelledby="sums-title">
          <h2 id="sums-title">3. Summor</h2>
          {releasesForNns(book, startfil).length === 0 ? (
            <p>
              Ingen period av det slaget är släppt ännu. Summan kan lämnas när perioden är släppt, så att den
              stämmer med det ni har visat.
            </p>
          ) : (
            <ul className="admin-cards">
              {releasesForNns(book, startfil).map((release) => (
                <li key={release.period}>
                  <SumCard release={release} />
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </Page>
  );
}

/** One released period: made once, and given out again as the same files. */
function SumCard({ release }: { readonly release: StoredRelease }) {
  const book = useBook();
  const { keeper, vault, instrument, plan, coveragePlan, today } = useSession();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [told, setTold] = useState("");
  const sent = book.sums.get(release.period);
  const startfil = book.nnsStartfil === undefined ? undefined : keptStartfil(book.nnsStartfil, [instrument]);
  const isCurrent =
    sent?.release === release.digest && startfil !== undefined && sent.startfil === digestOf(startfil);
  const period = parsePeriodKey(release.period);

  async function save(sum: SentSum) {
    for (const { name, bytes } of await filesOfSum(sum, vault))
      saveFile({ name, type: "application/octet-stream", content: bytes });
    setTold("De fyra filerna är sparade. Lämna alla till NNS.");
  }

  async function make() {
    if (startfil === undefined) return;
    setProgress({ done: 0, of: 1 });
    try {
      const by = { vault, startfil, plan, coveragePlan, today: today() };
      const { sum, files } = await makeSum(keeper.current(), release, {
        ...by,
        onProgress: (done, of) => setProgress({ done, of }),
      });
      await keeper.changeWithFiles((before) => withSum(before, sum, files));
      await save(sum);
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      setTold(releaseErrorTexts[error.code]);
    } finally {
      setProgress(undefined);
    }
  }

  return (
    <div className="admin-card">
      <h3>{period === undefined ? release.period : periodName(period)}</h3>
      <p>
        Släppt {isoDate(release.released)}.{" "}
        {sent === undefined
          ? "Inte lämnad till NNS."
          : isCurrent
            ? `Summan gjordes ${isoDate(sent.made)}.`
            : "Släppet eller startfilen är nyare än summan som gjordes förut."}
      </p>
      {progress !== undefined && <Progress text="Lägger ihop" {...progress} />}
      <div className="admin-actions">
        {isCurrent ? (
          <button type="button" className="admin-button admin-button--quiet" onClick={() => save(sent)}>
            Spara samma filer igen
          </button>
        ) : (
          <button type="button" className="admin-button" onClick={make}>
            {sent === undefined ? "Gör summan" : "Gör en ny summa"}
          </button>
        )}
      </div>
      <p role="status" className="admin-status">
        {told}
      </p>
      {isCurrent && (
        <Notice title="NNS jämför de här orden första gången">
          <Words digest={sent.anmalan} />
        </Notice>
      )}
    </div>
  );
}
