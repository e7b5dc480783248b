import { periodKey, periodName } from "@vifragar/core";
import { Link } from "wouter";
import { DemoYear } from "../demo/DemoYear.tsx";
import { useReport } from "../report/use-report.ts";
import { useBook, useSession } from "../shell/session.ts";
import { NotReleased } from "../tables/NotReleased.tsx";
import { ReportView } from "../tables/ReportView.tsx";
import { Page } from "../ui/Page.tsx";
import { CoverageView } from "./CoverageView.tsx";
import { coverageIn } from "./coverage-of-book.ts";
import { InsatsTable } from "./InsatsTable.tsx";
import { nextSteps } from "./next-steps.ts";

/** What is said at once, in the order that is the message (ux.md A1): violence, the seven questions, follow-up. */
const MESSAGE: readonly string[] = ["utsatt", "fragor", "uppfoljning"];

/** Where the förbund stands: what to do now, how many were asked, and what has been released. */
export function OverviewScreen() {
  const book = useBook();
  const { period, today, coveragePlan } = useSession();
  const report = useReport();
  const coverage = coverageIn(book, period, coveragePlan);
  const steps = nextSteps(book, period, today());
  const isReleased = book.releases.has(periodKey(period));

  return (
    <Page title="Översikt">
      <p className="admin-lead">
        {book.forbund.name}, {periodName(period)}
        {report !== undefined && ` · Släppt ${report.released} · ${report.instrument}`}
      </p>
      {steps.length > 0 && (
        <section className="admin-todo" aria-labelledby="todo-title">
          <h2 id="todo-title">Att göra</h2>
          <ul>
            {steps.map(({ to, text }) => (
              <li key={text}>
                <Link href={to}>{text}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DemoYear />
      <section aria-labelledby="asked-title">
        <h2 id="asked-title">Tillfrågade</h2>
        {coverage.forbund === undefined ? (
          <p>Här visas hur många som fick frågorna, när enheterna har lämnat in sina täckningsfiler.</p>
        ) : (
          <CoverageView coverage={coverage.forbund} isReleased={isReleased} />
        )}
      </section>
      {!isReleased && <NotReleased />}
      {report !== undefined && (
        <>
          <ReportView sections={report.sections.filter(({ id }) => MESSAGE.includes(id))} />
          <div className="admin-actions">
            <Link href="/tabeller" className="admin-button">
              Läs alla tabeller
            </Link>
          </div>
        </>
      )}
      <InsatsTable coverage={coverage} />
    </Page>
  );
}
