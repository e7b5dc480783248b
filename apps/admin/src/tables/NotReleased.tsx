import { coverageStepOf } from "@vifragar/core";
import { Link } from "wouter";
import { coverageIn } from "../overview/coverage-of-book.ts";
import { useBook, useSession } from "../shell/session.ts";
import { Notice } from "../ui/Notice.tsx";

/** What stands in place of numbers until the period is released, and that nothing is lost. */
export function NotReleased() {
  const book = useBook();
  const { period, coveragePlan } = useSession();
  if (book.snapshots.size === 0) {
    return (
      <Notice title="Inga siffror ännu">
        <p>Här kommer siffrorna när de första svaren är inlagda och perioden är släppt.</p>
      </Notice>
    );
  }
  const { forbund } = coverageIn(book, period, coveragePlan);
  const step =
    forbund === undefined || coverageStepOf(forbund) === "fewer-than-10" ? "Färre än 10" : "Minst 10";
  return (
    <Notice title="Perioden är inte släppt">
      <p>Inga siffror visas förrän dess, för att skydda deltagarna.</p>
      <p>{step} tillfrågade hittills.</p>
      <p>
        <Link href="/slapp" className="admin-button">
          Till Släpp
        </Link>
      </p>
    </Notice>
  );
}
