import { isoDateOf, periodName, questionName } from "@vifragar/core";
import { Link } from "wouter";
import { ReportView } from "../tables/ReportView.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { FORM_MISSING, type Library } from "./library.ts";
import type { Shown } from "./shown.ts";

/** How many were asked, and what has been released, for one insats in one period. Order is the message (ux.md A1). */
export function LeadOverview({
  of,
  library: { refused },
}: {
  readonly of: Shown | undefined;
  readonly library: Library;
}) {
  const lacksForm = refused.some(({ text }) => text === FORM_MISSING);
  if (of === undefined) {
    return (
      <Page title="Översikt">
        {lacksForm && <FormMissing />}
        <Notice title="Inga siffror ännu">
          <p>Här kommer siffrorna när du har läst in en täckningsrapport eller ett släpp från förbundet.</p>
          <ReadFiles />
        </Notice>
      </Page>
    );
  }
  const { insats, period, view } = of;
  const { rapport, release, report, table, instrument } = view;
  return (
    <Page title="Översikt">
      <p className="admin-lead">
        {insats.name}, {periodName(period)}
        {release !== undefined &&
          report !== undefined &&
          ` · Släppt ${report.released} · ${report.instrument}`}
      </p>
      {rapport !== undefined && (
        <p className="admin-note">Tillfrågade enligt täckningsrapporten från {isoDateOf(rapport.day)}.</p>
      )}
      {rapport === undefined && (
        <Notice title="Ingen täckningsrapport är inläst för perioden">
          <p>Be förbundet om den, så ser du hur många av deltagarna som har fått frågorna.</p>
        </Notice>
      )}
      {table !== undefined && table.subject.members.length > 0 && (
        <p>
          {insats.name} har för få svar för en egen tabell. Den visas tillsammans med andra i{" "}
          {table.subject.name}.
        </p>
      )}
      {report !== undefined && <ReportView sections={report.sections.filter(({ id }) => id !== "om")} />}
      {release === undefined || instrument === undefined ? (
        lacksForm ? (
          <FormMissing />
        ) : (
          <Notice title="Perioden är inte släppt">
            <p>Inga siffror visas förrän dess, för att skydda deltagarna. Förbundet släpper perioden.</p>
          </Notice>
        )
      ) : (
        <nav className="admin-no-print" aria-labelledby="questions-title">
          <h2 id="questions-title">Frågorna var för sig</h2>
          <ul>
            {instrument.questions.map((question) => (
              <li key={question.code}>
                <Link href={`/fraga/${question.code}`}>{questionName(question, instrument)}</Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </Page>
  );
}

function FormMissing() {
  return (
    <Notice kind="attention" title="Ett släpp kan inte visas än">
      <p>{FORM_MISSING}</p>
      <ReadFiles />
    </Notice>
  );
}

const ReadFiles = () => (
  <p>
    <Link href="/filer" className="admin-button">
      Läs in filer
    </Link>
  </p>
);
