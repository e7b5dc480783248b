import { periodName, shareText, wholeText } from "@vifragar/core";
import { Link } from "wouter";
import { devicesIn } from "../devices/device-list.ts";
import { insatserIn } from "../insatser/insats.ts";
import { useBook, useSession } from "../shell/session.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import type { BookCoverage } from "./coverage-of-book.ts";

/** Insats by insats: how many were asked, and whether the devices are done. Nothing from answers. */
export function InsatsTable({ coverage }: { readonly coverage: BookCoverage }) {
  const book = useBook();
  const { period, today } = useSession();
  const insatser = insatserIn(book.insatser, period);
  if (insatser.length === 0) return null;
  const devices = devicesIn(book, period, today());
  const caption = `Tillfrågade och inlämning, ${periodName(period)}`;
  return (
    <section aria-labelledby="insatser-title">
      <h2 id="insatser-title">Insatserna</h2>
      <TableFrame name={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Insats</th>
              <th scope="col" className="admin-number">
                Fick frågorna
              </th>
              <th scope="col" className="admin-number">
                Inlämnat
              </th>
            </tr>
          </thead>
          <tbody>
            {insatser.map(({ id, name }) => {
              const own = devices.filter(({ insats }) => insats.id === id);
              const done = own.filter(({ handIn }) => handIn.state !== "waiting").length;
              return (
                <tr key={id}>
                  <th scope="row">
                    <Link href={`/tabeller/${id}`}>{name}</Link>
                  </th>
                  <td className="admin-number">{askedText(coverage, id)}</td>
                  <td className="admin-number">
                    {own.length === 0 ? "ingen enhet" : `${wholeText(done)} av ${wholeText(own.length)}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

function askedText({ byInsats }: BookCoverage, id: string): string {
  const own = byInsats.get(id);
  if (own === undefined) return "–";
  return own.participants === undefined || own.exceedsParticipants
    ? wholeText(own.covered)
    : shareText(own.covered, own.participants);
}
