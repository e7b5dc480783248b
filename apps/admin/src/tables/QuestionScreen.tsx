import { daysOf, findingOf, parsePeriodKey, periodKey, questionName } from "@vifragar/core";
import { Link } from "wouter";
import { askedBy, releasedReport, releasedTables } from "../report/released-report.ts";
import { useReport } from "../report/use-report.ts";
import { useBook, useSession } from "../shell/session.ts";
import { useOthers } from "../trust/use-others.ts";
import { Page } from "../ui/Page.tsx";
import { NotReleased } from "./NotReleased.tsx";
import { QuestionView } from "./QuestionView.tsx";
import { questionDetail } from "./question-tables.ts";

/** One question of the förbund or the nation: the finding as the heading, then every answer, sex, and time. */
export function QuestionScreen({ code }: { readonly code: string }) {
  const book = useBook();
  const { period, instrument } = useSession();
  const report = useReport();
  const others = useOthers(period);
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

  // A half-year beside a whole year would look like a fall.
  const history = [...book.releases.values()]
    .flatMap((each) => {
      const asked = parsePeriodKey(each.period);
      return asked?.kind === period.kind ? [{ each, asked }] : [];
    })
    .toSorted((a, b) => daysOf(a.asked).last - daysOf(b.asked).last)
    .flatMap(({ each, asked }) => {
      const by = askedBy(book, asked);
      const told = releasedReport(book, each, by);
      return told === undefined ? [] : [{ report: told, instrument: by.instrument }];
    });
  return (
    <Page title={findingOf(releasedTables(book, release).forbund, question, instrument)} way={way}>
      <p className="admin-lead">
        {report.forbund}, {report.period} · Släppt {report.released} · {report.instrument}
      </p>
      <QuestionView
        question={question}
        report={report}
        detail={questionDetail({ report, instrument }, code, history, others)}
        onlyOther={
          <p>
            Ingen annans släpp för {report.period} är inläst.{" "}
            <Link href="/jamfor">Läs in ett släpp att jämföra med</Link>
          </p>
        }
      />
    </Page>
  );
}
