import {
  type Instrument,
  type InstrumentTerm,
  instrumentHashOf,
  nextPeriod,
  periodName,
  periodOf,
  type ReadInstrument,
  readInstrumentFile,
  termOn,
} from "@vifragar/core";
import { useState } from "react";
import { calendarIn } from "../forbund/forbund.ts";
import { useBook, useSession } from "../shell/session.ts";
import { FileButton } from "../ui/FileButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { inWords } from "../ui/swedish.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import { FormPreview } from "./FormPreview.tsx";
import { formName, nextFormTexts, withNextForm } from "./forms.ts";

const MOST_BYTES = 4_000_000;

/** Which form is asked by, which ones were, and a file with the next. */
export function FormsScreen() {
  const book = useBook();
  const { keeper, today } = useSession();
  const [read, setRead] = useState<ReadInstrument>();
  const [done, setDone] = useState("");
  const now = termOn(book.forms, today());

  async function choose(files: readonly File[]) {
    const [file] = files;
    if (file === undefined) return;
    setDone("");
    const text = file.size > MOST_BYTES ? "" : await file.text();
    setRead(readInstrumentFile(text));
  }

  async function use(instrument: Instrument) {
    const next = withNextForm(keeper.current(), instrument, today());
    if (!next.ok) return setRead({ ok: false, problems: [nextFormTexts[next.reason]] });
    await keeper.change((before) => {
      const again = withNextForm(before, instrument, today());
      return again.ok ? again.book : before;
    });
    setRead(undefined);
    setDone(`${formName(instrument)} är inlagt. Gör nya startfiler till enheterna under Insatser.`);
  }

  return (
    <Page title="Formulär" way={[{ to: "/installningar", text: "Inställningar" }]}>
      <section aria-labelledby="now-title">
        <h2 id="now-title">Gäller nu</h2>
        <FormPreview instrument={now.instrument} />
      </section>
      <section aria-labelledby="next-title">
        <h2 id="next-title">Lägg in ett eget formulär</h2>
        <p>
          Har förbundet VKV:s tillstånd kan ni lägga in FOV här, som en formulärfil. Ett formulär byts bara
          mellan perioder. Svar från två formulär räknas aldrig ihop.
        </p>
        <FileButton text="Välj fil" accept=".json,application/json" onFiles={choose} />
        <div role="status">{done !== "" && <Notice kind="done" title={done} />}</div>
        {read?.ok === false && (
          <div role="alert">
            <Notice kind="attention" title="Formuläret är inte inlagt">
              <ul>
                {read.problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </Notice>
          </div>
        )}
        {read?.ok && (
          <section aria-labelledby="preview-title">
            <h3 id="preview-title">Stämmer det här?</h3>
            <FormPreview instrument={read.value} />
            <WhenItBegins />
            <div className="admin-actions">
              <button type="button" className="admin-button" onClick={() => use(read.value)}>
                Använd formuläret
              </button>
              <button
                type="button"
                className="admin-button admin-button--quiet"
                onClick={() => setRead(undefined)}
              >
                Avbryt
              </button>
            </div>
          </section>
        )}
      </section>
      <section aria-labelledby="history-title">
        <h2 id="history-title">Vilket formulär som gällt när</h2>
        <TableFrame name="Formulär och från när">
          <table>
            <thead>
              <tr>
                <th scope="col">Från</th>
                <th scope="col">Formulär</th>
                <th scope="col">Kontrolltal</th>
              </tr>
            </thead>
            <tbody>
              {book.forms.map((term) => (
                <tr key={term.from}>
                  <th scope="row">{beginText(term, today())}</th>
                  <td>
                    {formName(term.instrument)} ({term.instrument.id})
                  </td>
                  <td>
                    <code>{instrumentHashOf(term.instrument).slice(0, 16)}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </section>
    </Page>
  );
}

/** From when a new form would be asked by, and what that costs. */
function WhenItBegins() {
  const book = useBook();
  const { today } = useSession();
  if (book.startfiler.length === 0 && book.snapshots.size === 0) {
    return <p>Inga startfiler är gjorda än, så formuläret gäller genast.</p>;
  }
  const next = nextPeriod(periodOf(today(), calendarIn(book.forbund, periodOf(today(), "year").year)));
  return (
    <Notice title={`Nytt formulär från nästa period: ${periodName(next)}`}>
      <p>
        Till dess gäller det ni har. Jämförelser över tid bryts vid bytet.
        {next.index > 1 && ` Året ${next.year} får två formulär och kan inte släppas som helår.`}
      </p>
    </Notice>
  );
}

const beginText = ({ from }: InstrumentTerm, today: number): string =>
  from === 0 ? "Början" : `${inWords(from)}${from > today ? " (nästa period)" : ""}`;
