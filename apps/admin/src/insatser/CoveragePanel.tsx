import { periodName } from "@vifragar/core";
import { coverageIn } from "../overview/coverage-of-book.ts";
import { useBook, useSession } from "../shell/session.ts";
import { saveFile } from "../ui/save-file.ts";
import type { Insats } from "./insats.ts";
import { makeTackningsrapport } from "./tackningsrapport.ts";

/** Saves the täckningsrapport for the lead of an insats, once any täckningsfil of the period is here. */
export function CoveragePanel({
  insats,
  onSaved,
}: {
  readonly insats: Insats;
  readonly onSaved: (text: string) => void;
}) {
  const book = useBook();
  const { vault, period, coveragePlan, today } = useSession();
  const coverage = coverageIn(book, period, coveragePlan).byInsats.get(insats.id);

  return (
    <section aria-labelledby="coverage-title">
      <h2 id="coverage-title">Täckningsrapport till insatsledaren</h2>
      <p>
        En underskriven fil om hur många som har fått frågorna, {periodName(period)}. Inga svar är med, och
        ingen liten grupp.
      </p>
      {coverage === undefined ? (
        <p className="admin-quiet">Inga täckningsfiler är inlästa för perioden.</p>
      ) : (
        <div className="admin-actions">
          <button
            type="button"
            className="admin-button admin-button--quiet"
            onClick={async () => {
              const { fileName, text } = await makeTackningsrapport(book, insats, {
                coverage,
                period,
                today: today(),
                sign: (domain, message) => vault.sign(domain, message),
              });
              saveFile({ name: fileName, type: "application/json", content: text });
              onSaved(`Täckningsrapporten är sparad: ${fileName}`);
            }}
          >
            Spara täckningsrapport
          </button>
        </div>
      )}
    </section>
  );
}
