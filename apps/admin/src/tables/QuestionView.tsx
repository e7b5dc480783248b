import type { Measure, Question, Report, ReportTable } from "@vifragar/core";
import type { ReactNode } from "react";
import { crossingTables } from "./crossing-table.ts";
import type { QuestionDetail } from "./question-tables.ts";
import { ReportTableView } from "./ReportTableView.tsx";

/** The crossings that a question has a part in. */
const crossingsOf: Readonly<Record<Measure, readonly string[]>> = {
  exposure: ["samband-childhood-later", "samband-exposed-used"],
  childhood: ["samband-childhood-later"],
  fear: [],
  children: [],
  use: ["samband-exposed-used"],
};

/** What a page about one question says, in every role: answers, sex, time, and what others have told. */
export function QuestionView({
  question,
  report,
  detail,
  onlyOther,
}: {
  readonly question: Question;
  readonly report: Report;
  readonly detail: QuestionDetail;
  /** What is said where nobody else's release has been taken in. */
  readonly onlyOther: ReactNode;
}) {
  const { answers, bySex, overTime, beside } = detail;
  const crossings = crossingTables(report).filter(({ id }) => crossingsOf[question.measure].includes(id));
  return (
    <>
      <Part id="answers" title="Svaren">
        {answers.rows.length > 1 && (
          <p className="admin-note">Samma person kan ha svarat ja för flera tider.</p>
        )}
        <ReportTableView table={answers} />
      </Part>
      <Part id="sex" title="Kvinnor och män">
        {bySex === undefined ? (
          <p>För få svar för att visa kön.</p>
        ) : (
          <>
            <p className="admin-sentence">{bySex.sentence}</p>
            <ReportTableView table={bySex.table} />
          </>
        )}
      </Part>
      <Part id="time" title="Över tid">
        <ReportTableView table={overTime} report={report} />
      </Part>
      <Part id="beside" title="Jämfört med andra">
        {beside === undefined ? onlyOther : <ReportTableView table={beside} />}
      </Part>
      {crossings.length > 0 && <Crossings tables={crossings} />}
    </>
  );
}

function Crossings({ tables }: { readonly tables: readonly ReportTable[] }) {
  return (
    <Part id="crossings" title="Två saker i samma formulär">
      {tables.map((table) => (
        <ReportTableView key={table.id} table={table} />
      ))}
    </Part>
  );
}

function Part({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
