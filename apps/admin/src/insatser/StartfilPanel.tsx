import { type InstrumentTerm, termOn } from "@vifragar/core";
import { useState } from "react";
import { useBook, useSession } from "../shell/session.ts";
import { QrCode } from "../ui/QrCode.tsx";
import { saveFile } from "../ui/save-file.ts";
import { inWords } from "../ui/swedish.ts";
import { Words } from "../ui/Words.tsx";
import type { Insats } from "./insats.ts";
import { type MadeStartfil, makeStartfil, STARTFIL_DAYS, withStartfil } from "./startfil.ts";

/** Makes the file that a device starts with, and shows the six words to compare by voice. */
export function StartfilPanel({
  insats,
  to = "enheter",
}: {
  readonly insats: Insats;
  /** Whom it invites: devices that count, or at NNS a förbund. */
  readonly to?: "enheter" | "forbund";
}) {
  const book = useBook();
  const { keeper, vault, today } = useSession();
  const now = termOn(book.forms, today());
  const planned = book.forms.find(({ from }) => from > today());
  const [made, setMade] = useState<MadeStartfil>();

  async function make(term: InstrumentTerm) {
    const startfil = await makeStartfil(book, insats, {
      term,
      sign: (domain, message) => vault.sign(domain, message),
      today: today(),
    });
    // Kept first: a file that the book does not know would make devices that nobody can approve.
    await keeper.change((before) => withStartfil(before, startfil.issued));
    setMade(startfil);
    saveFile({ name: startfil.fileName, type: "application/json", content: startfil.text });
    const { form } = startfil;
    if (form) saveFile({ name: form.fileName, type: "application/json", content: form.text });
  }

  return (
    <>
      <p>
        {to === "forbund"
          ? `Startfilen bjuder in ${insats.name} att lämna in till NNS. Den gäller i ${STARTFIL_DAYS} dagar och öppnar inga svar.`
          : `Startfilen bjuder in en surfplatta eller dator att räkna svar för ${insats.name}. Samma fil kan användas på flera enheter i ${STARTFIL_DAYS} dagar. Den öppnar inga svar.`}
      </p>
      <div className="admin-actions">
        <button type="button" className="admin-button" onClick={() => make(now)}>
          Gör startfil
        </button>
        {planned !== undefined && (
          <button type="button" className="admin-button admin-button--quiet" onClick={() => make(planned)}>
            Gör startfil för formuläret från {inWords(planned.from)}
          </button>
        )}
      </div>
      {/* Always there, so that a screen reader hears what is put into it. */}
      <div role="status">
        {made !== undefined && (
          <div className="admin-notice admin-notice--done admin-no-print">
            <p className="admin-notice__title">Startfilen är sparad: {made.fileName}</p>
            {made.form && (
              <p>
                Formuläret är sparat som {made.form.fileName}. Det ska följa med startfilen: enheten frågar
                efter båda.
              </p>
            )}
            {made.issued.from !== undefined && (
              <p>
                Enheten frågar som förut till {inWords(made.issued.from)}, och med det nya från den dagen.
              </p>
            )}
            <p>
              Gäller till och med {inWords(made.issued.expires)}. De sex orden nedan ska stå{" "}
              {to === "forbund" ? "hos förbundet" : "på enheten"}.
            </p>
          </div>
        )}
      </div>
      {made !== undefined && (
        <div className="admin-startfil">
          <QrCode text={made.text} name="Startfilen som QR-kod" />
          <div>
            <h3>Startfil till {insats.name}</h3>
            <Words digest={made.issued.digest} />
            <p>
              Läs upp orden för {to === "forbund" ? "förbundet" : "personalen"}, gärna på telefon. Stämmer de
              inte ska startfilen inte användas.
            </p>
            <p>Koden är samma startfil som filen. Gäller till och med {inWords(made.issued.expires)}.</p>
            <div className="admin-actions">
              <button
                type="button"
                className="admin-button admin-button--quiet"
                onClick={() => window.print()}
              >
                Skriv ut koden
              </button>
            </div>
          </div>
        </div>
      )}
    </>
  );
}
