import { defaultRule, estimateTexts, periodName } from "@vifragar/core";
import { coverageTallies } from "../overview/coverage-of-book.ts";
import { useBook, useSession } from "../shell/session.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import { estimatesOf } from "./estimate-of-book.ts";

/** What the period will be able to show, from how many were asked so far: nobody waits for a number that cannot come. */
export function Estimate() {
  const book = useBook();
  const { period, instrument, coveragePlan } = useSession();
  const rows = estimatesOf(book, {
    period,
    instrument,
    tallies: coverageTallies(book, period, coveragePlan),
    coveragePlan,
    rule: { ...defaultRule, k: book.forbund.k },
  });
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="estimate-title">
      <h2 id="estimate-title">Vad {periodName(period)} kan visa</h2>
      <p>
        Uppskattat av hur många som fått frågorna hittills, aldrig av svaren. Enstaka siffror kan ändå behöva
        skyddas.
      </p>
      <TableFrame name="Vad perioden kan visa">
        <table>
          <thead>
            <tr>
              <th scope="col">Tabell</th>
              <th scope="col">Kan visas</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, estimate }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{estimateTexts[estimate]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}
