import { periodKey, periodName, type ReportCell, shareText, wholeText } from "@vifragar/core";
import { useState } from "react";
import { Link } from "wouter";
import { devicesIn } from "../devices/device-list.ts";
import { insatserIn } from "../insatser/insats.ts";
import { useReport } from "../report/use-report.ts";
import { useBook, useSession } from "../shell/session.ts";
import { ReportCellView } from "../tables/ReportCellView.tsx";
import { counted } from "../ui/swedish.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import type { BookCoverage } from "./coverage-of-book.ts";

/** So many insatser are found by looking; more are searched among. */
const FEW = 8;

/** Insats by insats: how many were asked, how many answered once that is released, and whether the devices are done. */
export function InsatsTable({ coverage }: { readonly coverage: BookCoverage }) {
  const book = useBook();
  const { period, today } = useSession();
  const report = useReport();
  const [text, setText] = useState("");
  const insatser = insatserIn(book.insatser, period);
  if (insatser.length === 0) return null;
  const devices = devicesIn(book, period, today());
  const isReleased = book.releases.has(periodKey(period));
  const answered = new Map(
    (report?.facts ?? [])
      .filter(({ key, breakdown }) => key === "base" && breakdown === "Alla")
      .map(({ insats, count, status }) => [insats, { count, status }]),
  );
  const wanted = text.trim().toLocaleLowerCase("sv");
  const shown = insatser.filter(({ name }) => name.toLocaleLowerCase("sv").includes(wanted));
  const apart = insatser.filter(({ name }) => !answered.has(name)).length;
  const caption = `Tillfrågade${isReleased ? ", svar" : ""} och inlämning, ${periodName(period)}`;
  return (
    <section aria-labelledby="insatser-title">
      <h2 id="insatser-title">Insatserna</h2>
      {insatser.length > FEW && (
        <>
          <div className="admin-field">
            <label htmlFor="insats-filter">Sök insats</label>
            <input
              id="insats-filter"
              className="admin-input"
              type="search"
              autoComplete="off"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <p role="status" className="admin-note">
            {counted(shown.length, "insats", "insatser")}
          </p>
        </>
      )}
      <TableFrame name={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Insats</th>
              <th scope="col" className="admin-number">
                Fick frågorna
              </th>
              {isReleased && (
                <th scope="col" className="admin-number">
                  Svarade
                </th>
              )}
              <th scope="col" className="admin-number">
                Inlämnat
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name }) => {
              const own = devices.filter(({ insats }) => insats.id === id);
              const done = own.filter(({ handIn }) => handIn.state !== "waiting").length;
              return (
                <tr key={id}>
                  <th scope="row">
                    <Link href={`/tabeller/${id}`}>{name}</Link>
                  </th>
                  <td className="admin-number">{askedText(coverage, id)}</td>
                  {isReleased && (
                    <td className="admin-number">
                      <ReportCellView cell={cellOf(answered.get(name))} />
                    </td>
                  )}
                  <td className="admin-number">
                    {own.length === 0 ? "ingen enhet" : `${wholeText(done)} av ${wholeText(own.length)}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
      {isReleased && apart > 0 && (
        <p className="admin-note">
          {counted(apart, "insats har", "insatser har")} för få svar för egna siffror. Svaren är med i
          förbundets siffror, och i Mindre insatser där den tabellen finns.
        </p>
      )}
    </section>
  );
}

function cellOf(
  told: { readonly count: number | undefined; readonly status: ReportCell["status"] } | undefined,
): ReportCell | null {
  return told?.count === undefined
    ? null
    : { text: wholeText(told.count), status: told.status, number: told.count };
}

function askedText({ byInsats }: BookCoverage, id: string): string {
  const own = byInsats.get(id);
  if (own === undefined) return "–";
  return own.participants === undefined || own.exceedsParticipants
    ? wholeText(own.covered)
    : shareText(own.covered, own.participants);
}
