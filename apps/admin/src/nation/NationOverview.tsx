import { periodKey, periodName } from "@vifragar/core";
import { useMemo } from "react";
import { Link } from "wouter";
import { insatserToInvite } from "../forbund/change-keys.ts";
import { CoverageView } from "../overview/CoverageView.tsx";
import { coverageIn } from "../overview/coverage-of-book.ts";
import { useReport } from "../report/use-report.ts";
import { useBook, useSession } from "../shell/session.ts";
import { ReportView } from "../tables/ReportView.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { counted } from "../ui/swedish.ts";
import { forbundRows } from "./forbund-at-nns.ts";
import { NationTableView } from "./NationTableView.tsx";
import { nationTableOf } from "./nation-table.ts";

/** Where NNS stands: who has handed in, what the nation's numbers say, and what each förbund has released. */
export function NationOverview() {
  const book = useBook();
  const { period, coveragePlan } = useSession();
  const report = useReport();
  const rows = useMemo(() => forbundRows(book, period), [book, period]);
  const table = useMemo(() => nationTableOf(book), [book]);
  const coverage = useMemo(() => coverageIn(book, period, coveragePlan), [book, period, coveragePlan]);
  const ready = rows.filter(({ state }) => state === "ready").length;
  const waiting = rows.filter((row) => row.waiting.length > 0).length;
  const isReleased = book.releases.has(periodKey(period));
  const steps = [
    ...(rows.length === 0 ? [{ to: "/forbund/nytt", text: "Registrera det första förbundet." }] : []),
    ...insatserToInvite(book).map(({ id, name }) => ({
      to: `/forbund/${id}`,
      text: `Nyckeln är bytt. Gör en ny startfil till ${name}.`,
    })),
    ...(waiting > 0
      ? [{ to: "/forbund", text: `Jämför ord och godkänn ${counted(waiting, "förbund", "förbund")}.` }]
      : []),
    ...(ready > 0 && !isReleased
      ? [{ to: "/slapp", text: `Släpp ${periodName(period)} för hela landet.` }]
      : []),
  ];

  return (
    <Page title="Översikt">
      <p className="admin-lead">
        {book.forbund.name}, {periodName(period)}
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
      {rows.length > 0 && (
        <section aria-labelledby="handed-title">
          <h2 id="handed-title">Inlämnat</h2>
          <p className="admin-sentence">
            {ready} av {counted(rows.length, "förbund", "förbund")} har lämnat in summa och släpp.
          </p>
        </section>
      )}
      {coverage.forbund !== undefined && (
        <section aria-labelledby="asked-title">
          <h2 id="asked-title">Tillfrågade</h2>
          {/* Sums hold first-time answers alone, and how often the questions were offered to all: no share of the two. */}
          <CoverageView coverage={coverage.forbund} isReleased={false} />
        </section>
      )}
      {report !== undefined && (
        <>
          <ReportView sections={report.sections.filter(({ id }) => id === "utsatt")} />
          <div className="admin-actions">
            <Link href="/tabeller" className="admin-button">
              Läs tabellerna
            </Link>
          </div>
        </>
      )}
      {rows.length > 0 && !isReleased && (
        <Notice title="Landets siffror är inte släppta">
          <p>
            De visas när perioden är slut och NNS har släppt den. Det som förbunden själva har släppt står
            nedan.
          </p>
        </Notice>
      )}
      {table.periods.length > 0 && <NationTableView table={table} />}
    </Page>
  );
}
