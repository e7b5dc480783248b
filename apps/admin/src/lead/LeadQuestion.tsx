import { findingOf, protectedTablesOf, type Report, reportOf } from "@vifragar/core";
import { Link } from "wouter";
import { QuestionView } from "../tables/QuestionView.tsx";
import { questionDetail } from "../tables/question-tables.ts";
import { Page } from "../ui/Page.tsx";
import { instrumentOf, type Library, periodsIn, viewOf } from "./library.ts";
import type { Shown } from "./shown.ts";

/** One question of the own insats, beside the förbund that released it and whoever else has been taken in. */
export function LeadQuestion({
  of,
  code,
  library,
}: {
  readonly of: Shown | undefined;
  readonly code: string;
  readonly library: Library;
}) {
  const instrument = of?.view.instrument;
  const question = instrument?.questions.find((known) => known.code === code);
  const way = [{ to: "/", text: "Översikt" }];
  if (
    of === undefined ||
    question === undefined ||
    instrument === undefined ||
    of.view.table === undefined ||
    of.view.report === undefined
  ) {
    return (
      <Page title="Frågan visas inte" way={way}>
        <p>Perioden är inte släppt, eller frågan hör till ett annat formulär.</p>
      </Page>
    );
  }
  const { insats, period, view } = of;
  const history = periodsIn(library)
    .filter(({ kind }) => kind === period.kind)
    .toReversed()
    .flatMap((each) => {
      const { report, instrument: form } = viewOf(library, insats.id, each);
      return form === undefined || report === undefined ? [] : [{ report, instrument: form }];
    });
  return (
    <Page title={findingOf(of.view.table, question, instrument)} way={way}>
      <p className="admin-lead">
        {insats.name}, {of.view.report.period} · Släppt {of.view.report.released} ·{" "}
        {of.view.report.instrument}
      </p>
      <QuestionView
        question={question}
        report={of.view.report}
        detail={questionDetail({ report: of.view.report, instrument }, code, history, othersOf(library, of))}
        onlyOther={
          <p>
            Inget att jämföra med är inläst. <Link href="/filer">Läs in ett släpp till</Link>
          </p>
        }
      />
      {view.release === undefined && <p>Perioden är inte släppt.</p>}
    </Page>
  );
}

/** The tables of whole collectors in the very same period: the own förbund's, then others that were taken in. */
function othersOf(library: Library, { period, view }: Shown): readonly Report[] {
  const own = view.release?.content.collector.id;
  const reports = library.files.flatMap(({ file, shelved }) => {
    const instrument = file.kind === "release" ? instrumentOf(file.release, library.instruments) : undefined;
    if (file.kind !== "release" || instrument === undefined) return [];
    const { content } = file.release;
    if (
      content.period.year !== period.year ||
      content.period.kind !== period.kind ||
      content.period.index !== period.index
    )
      return [];
    const { forbund: table } = protectedTablesOf(file.release);
    const released = content.day ?? shelved.day;
    const report = reportOf({
      forbund: content.collector.name,
      table,
      coverage: new Map(),
      instrument,
      released,
    });
    return [{ id: content.collector.id, report }];
  });
  const byId = new Map(reports.map((one) => [one.id, one]));
  return [...byId.values()]
    .toSorted((a, b) => Number(b.id === own) - Number(a.id === own))
    .map(({ report }) => report);
}
