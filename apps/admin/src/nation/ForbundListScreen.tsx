import { daysOf, handInSummary, NATION_GRACE_DAYS, periodName, timingRemark } from "@vifragar/core";
import { useState } from "react";
import { Link } from "wouter";
import { ForkCard } from "../devices/ForkCard.tsx";
import { forksIn } from "../devices/forks.ts";
import { OverlapCard } from "../devices/OverlapCard.tsx";
import { overlapsIn } from "../devices/overlaps.ts";
import { useBook, useSession } from "../shell/session.ts";
import { Page } from "../ui/Page.tsx";
import { inWords, isoDate } from "../ui/swedish.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import { forbundRows, stateTextOf, sumsHandedIn } from "./forbund-at-nns.ts";

/** Every förbund that hands in to NNS, and how far it has come in the picked period. */
export function ForbundListScreen() {
  const book = useBook();
  const { period, today } = useSession();
  const [told, setTold] = useState("");
  const rows = forbundRows(book, period);
  const handedIn = sumsHandedIn(book, period, today());
  const remarks = new Map(handedIn.map((handIn) => [String(handIn.insats), timingRemark(handIn)]));
  const forks = forksIn(book);
  const overlaps = overlapsIn(book);
  const caption = `Förbunden, ${periodName(period)}`;
  return (
    <Page
      title="Förbund"
      actions={
        <Link href="/forbund/nytt" className="admin-button">
          Nytt förbund
        </Link>
      }
    >
      <p role="status" className="admin-status">
        {told}
      </p>
      {forks.length + overlaps.length > 0 && (
        <section aria-labelledby="forks-title">
          <h2 id="forks-title">Nycklar som behöver ett beslut</h2>
          <ul className="admin-cards">
            {forks.map((deviceFork) => (
              <li key={`${deviceFork.fork.device.signer}/${deviceFork.fork.device.incarnation}`}>
                <ForkCard deviceFork={deviceFork} onDone={setTold} />
              </li>
            ))}
            {overlaps.map((one) => (
              <li key={`${one.overlap.device.signer}/${one.overlap.device.incarnation}`}>
                <OverlapCard deviceOverlap={one} onDone={setTold} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {rows.length === 0 ? (
        <p>
          Inga förbund är registrerade ännu. Börja med ett nytt förbund, så kan du göra en startfil åt det.
        </p>
      ) : (
        <>
          {handedIn.length > 0 && (
            <p>
              {handInSummary(period, handedIn, "forbund").join(" ")} Den som lämnar in senast{" "}
              {inWords(daysOf(period).last + NATION_GRACE_DAYS)} är i tid.
            </p>
          )}
          <TableFrame name={caption}>
            <table>
              <caption>{caption}</caption>
              <thead>
                <tr>
                  <th scope="col">Förbund</th>
                  <th scope="col">Läge</th>
                  <th scope="col">Summan gjord</th>
                  <th scope="col">Släppt</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.forbund.id}>
                    <th scope="row">
                      <Link href={`/forbund/${row.forbund.id}`}>{row.forbund.name}</Link>
                    </th>
                    <td>
                      {stateTextOf(row)}
                      <Remark text={remarks.get(row.forbund.id)} />
                    </td>
                    <td>{row.sum === undefined ? "–" : isoDate(row.sum.day)}</td>
                    <td>{row.release === undefined ? "–" : isoDate(row.release.released)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        </>
      )}
    </Page>
  );
}

/** What somebody should ring about. */
function Remark({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : <span className="admin-remark">{text}</span>;
}
