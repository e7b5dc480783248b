import { periodName } from "@vifragar/core";
import { Link } from "wouter";
import { useBook, useSession } from "../shell/session.ts";
import { Page } from "../ui/Page.tsx";
import { inDigits, isoDate } from "../ui/swedish.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import { byName, participantsIn } from "./insats.ts";

/** The register: every insats of the förbund, with its participants in the picked period. */
export function InsatserScreen() {
  const book = useBook();
  const { period } = useSession();
  const insatser = byName(book.insatser);

  return (
    <Page
      title="Insatser"
      actions={
        <>
          <Link href="/insatser/ny" className="admin-button">
            Ny insats
          </Link>
          <Link href="/insatser/deltagarantal" className="admin-button admin-button--quiet">
            Läs in deltagarantal
          </Link>
        </>
      }
    >
      {insatser.length === 0 ? (
        <p>
          Inga insatser är registrerade ännu. Börja med en ny insats, så kan du göra en startfil till den.
        </p>
      ) : (
        <TableFrame name={`Insatser och deltagare, ${periodName(period)}`}>
          <table>
            <caption>Insatser och deltagare, {periodName(period)}</caption>
            <thead>
              <tr>
                <th scope="col">Insats</th>
                <th scope="col">Tid</th>
                <th scope="col">Inriktning</th>
                <th scope="col">Ägare</th>
                <th scope="col" className="admin-number">
                  Kvinnor
                </th>
                <th scope="col" className="admin-number">
                  Män
                </th>
                <th scope="col" className="admin-number">
                  Annat eller saknas
                </th>
                <th scope="col" className="admin-number">
                  Deltagare
                </th>
              </tr>
            </thead>
            <tbody>
              {insatser.map((insats) => {
                const numbers = participantsIn(insats, period);
                return (
                  <tr key={insats.id}>
                    <th scope="row">
                      <Link href={`/insatser/${insats.id}`}>{insats.name}</Link>
                    </th>
                    <td>
                      <span className="admin-unbroken">{isoDate(insats.starts)}</span> –{" "}
                      <span className="admin-unbroken">
                        {insats.ends === null ? "tills vidare" : isoDate(insats.ends)}
                      </span>
                    </td>
                    <td>{insats.direction === "individ" ? "Individ" : "Struktur"}</td>
                    <td>{insats.owner === "" ? "–" : insats.owner}</td>
                    {numbers === undefined ? (
                      <td colSpan={4} className="admin-number">
                        {insats.direction === "individ" ? "inte angivet" : "–"}
                      </td>
                    ) : (
                      <>
                        <td className="admin-number">{inDigits(numbers.woman)}</td>
                        <td className="admin-number">{inDigits(numbers.man)}</td>
                        <td className="admin-number">{inDigits(numbers.other)}</td>
                        <td className="admin-number">
                          {inDigits(numbers.woman + numbers.man + numbers.other)}
                        </td>
                      </>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableFrame>
      )}
    </Page>
  );
}
