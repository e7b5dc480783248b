import { daysOf, findingOf, parsePeriodKey, periodKey, questionName } from "@vifragar/core";
import { releasedReport, releasedTables } from "../report/released-report.ts";
import { useReport } from "../report/use-report.ts";
import { useBook, useSession } from "../shell/session.ts";
import { Page } from "../ui/Page.tsx";
import { NotReleased } from "./NotReleased.tsx";
import { questionDetail } from "./question-tables.ts";
import { ReportTableView } from "./ReportTableView.tsx";

/** One question of the förbund: the finding as the heading, then every answer, sex, and period by period. */
export function QuestionScreen({ code }: { readonly code: string }) {
  const book = useBook();
  const { period, instrument, coveragePlan } = useSession();
  const report = useReport();
  const question = instrument.questions.find((known) => known.code === code);
  const release = book.releases.get(periodKey(period));
  const way = [{ to: "/tabeller", text: "Tabeller" }];
  if (question === undefined) {
    return (
      <Page title="Frågan finns inte" way={way}>
        <p>Den kan höra till ett annat formulär.</p>
      </Page>
    );
  }
  if (release === undefined || report === undefined) {
    return (
      <Page title={questionName(question, instrument)} way={way}>
        <NotReleased />
      </Page>
    );
  }

  const history = [...book.releases.values()]
    .toSorted((a, b) => lastDay(a.period) - lastDay(b.period) || b.period.length - a.period.length)
    .map((each) => releasedReport(book, each, { instrument, coveragePlan }))
    .filter((each) => each !== undefined);
  const { answers, bySex, overTime } = questionDetail(report, code, history);
  return (
    <Page title={findingOf(releasedTables(book, release).forbund, question, instrument)} way={way}>
      <p className="admin-lead">
        {report.forbund}, {report.period} · Släppt {report.released} · {report.instrument}
      </p>
      <section aria-labelledby="answers-title">
        <h2 id="answers-title">Svaren</h2>
        <p className="admin-note">Samma person kan ha svarat ja för flera tider.</p>
        <ReportTableView table={answers} />
      </section>
      <section aria-labelledby="sex-title">
        <h2 id="sex-title">Kvinnor och män</h2>
        {bySex === undefined ? (
          <p>För få svar för att visa kön.</p>
        ) : (
          <>
            <p className="admin-sentence">{bySex.sentence}</p>
            <ReportTableView table={bySex.table} />
          </>
        )}
      </section>
      <section aria-labelledby="time-title">
        <h2 id="time-title">Över tid</h2>
        <ReportTableView table={overTime} />
      </section>
    </Page>
  );
}

function lastDay(key: string): number {
  const period = parsePeriodKey(key);
  return period === undefined ? 0 : daysOf(period).last;
}
