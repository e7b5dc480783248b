import { type Instrument, textIn } from "@vifragar/core";
import { SWEDISH } from "../ui/language.ts";
import { useBook, useSession } from "./session.ts";

/** What must be said on every page: that it is a trial, that answers are simulated, that the wording is not FOV. */
export function Marks() {
  const { forbund } = useBook();
  const { instrument } = useSession();
  const trial = forbund.level === "nation" ? "Det här är NNS på prov." : "Det här är ett provförbund.";
  return (
    <MarksOf trial={forbund.prov ? trial : undefined} simulated={forbund.simulated} instrument={instrument} />
  );
}

/** The same where no förbund is open. */
export function MarksOf({
  trial,
  simulated = false,
  instrument,
}: {
  /** What it is that is on trial; nothing where everything is real. */
  readonly trial: string | undefined;
  readonly simulated?: boolean;
  readonly instrument: Instrument;
}) {
  return (
    <section className="admin-marks" aria-label="Att känna till om siffrorna">
      {trial !== undefined && (
        <p className="admin-marks__prov">
          <strong>PROV</strong> {trial} Inget här får räknas som riktiga svar.
        </p>
      )}
      {simulated && (
        <p className="admin-marks__simulated">
          <strong>SIMULERADE SVAR</strong> Svaren är påhittade av en dator. De säger inget om någon människa.
        </p>
      )}
      {!instrument.validated && (
        <p className="admin-marks__wording">{textIn(instrument.notice, SWEDISH, instrument)}</p>
      )}
    </section>
  );
}
