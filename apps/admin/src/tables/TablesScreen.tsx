import { periodKey, periodName, questionName } from "@vifragar/core";
import { Link } from "wouter";
import { insatserIn } from "../insatser/insats.ts";
import { EditionNote } from "../release/EditionNote.tsx";
import { useReport } from "../report/use-report.ts";
import { useBook, useSession } from "../shell/session.ts";
import { Page } from "../ui/Page.tsx";
import { isoDate } from "../ui/swedish.ts";
import { NotReleased } from "./NotReleased.tsx";
import { ReportView } from "./ReportView.tsx";

/** What has been released, for the förbund or for one insats: coverage first, then the answers. */
export function TablesScreen({ id }: { readonly id?: string }) {
  const book = useBook();
  const { period, instrument } = useSession();
  const report = useReport(id);
  const release = book.releases.get(periodKey(period));
  const insats = book.insatser.find((known) => known.id === id);
  const name = insats?.name ?? book.forbund.name;
  const isNation = book.forbund.level === "nation";

  return (
    <Page
      title={id === undefined ? "Tabeller" : name}
      way={id === undefined ? [] : [{ to: "/tabeller", text: "Tabeller" }]}
    >
      <p className="admin-lead">
        {name}, {periodName(period)}
        {release !== undefined &&
          ` · ${release.correction === undefined ? "Släppt" : "Rättad"} ${isoDate(release.released)}`}
        {report !== undefined && ` · ${report.instrument}`}
      </p>
      <nav className="admin-subjects" aria-label="Förbundet och insatserna">
        <ul>
          <li>
            <Link href="/tabeller" aria-current={id === undefined ? "page" : undefined}>
              {isNation ? "Hela landet" : "Hela förbundet"}
            </Link>
          </li>
          {(isNation ? [] : insatserIn(book.insatser, period)).map((each) => (
            <li key={each.id}>
              <Link href={`/tabeller/${each.id}`} aria-current={each.id === id ? "page" : undefined}>
                {each.name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {release === undefined && <NotReleased />}
      {release !== undefined && report === undefined && (
        <p>Den här insatsen har inga svar i perioden. Siffrorna finns för hela förbundet.</p>
      )}
      {report !== undefined && (
        <>
          {report.subject !== name && (
            <p>
              {name} har för få svar för en egen tabell. Den visas tillsammans med andra i {report.subject}.
            </p>
          )}
          {release !== undefined && <EditionNote release={release} />}
          <ReportView sections={report.sections} report={report} />
          {id === undefined && (
            <nav className="admin-no-print" aria-labelledby="questions-title">
              <h2 id="questions-title">Frågorna var för sig</h2>
              <ul>
                {instrument.questions.map((question) => (
                  <li key={question.code}>
                    <Link href={`/tabeller/fraga/${question.code}`}>
                      {questionName(question, instrument)}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </>
      )}
    </Page>
  );
}
