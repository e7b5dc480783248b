import type { Day } from "@vifragar/core";
import { useState } from "react";
import { CompareWords } from "../trust/CompareWords.tsx";
import type { SignedFile } from "../trust/open-signed.ts";
import { FileButton } from "../ui/FileButton.tsx";
import { Page } from "../ui/Page.tsx";
import type { Library } from "./library.ts";
import type { Shelf } from "./shelf.ts";
import { takeFile, trustFile } from "./take-file.ts";

/** The insatsledare's first start: one file from the förbund, and six words to compare. */
export function LeadStart({
  shelf,
  library,
  today,
  onChanged,
  onBack,
}: {
  readonly shelf: Shelf;
  readonly library: Pick<Library, "instruments">;
  readonly today: () => Day;
  readonly onChanged: () => Promise<void>;
  readonly onBack: () => void;
}) {
  const [file, setFile] = useState<SignedFile>();
  const [told, setTold] = useState("");

  async function take([chosen]: readonly File[]) {
    if (chosen === undefined) return;
    const { instruments } = library;
    const taken = await takeFile(chosen, { shelf, trusted: [], instruments, today: today() });
    if (taken.kind === "form") await onChanged();
    setFile("file" in taken ? taken.file : undefined);
    if (taken.kind === "form")
      setTold("Formuläret är inläst. Välj nu en fil som förbundet har skrivit under.");
    else setTold(taken.kind === "refused" ? `${chosen.name}: ${taken.text}` : "");
  }

  return (
    <Page title="Börja som insatsledare">
      <p>
        Här läser du hur många som har fått frågorna i din insats, och det som förbundet har släppt. Du
        behöver inget lösenord: inget här är hemligt, och inget här kan öppna svar.
      </p>
      <p>
        Välj en fil som förbundet har skickat till dig: en täckningsrapport, ett släpp eller en startfil till
        din insats.
      </p>
      <div className="admin-actions">
        <FileButton text="Välj fil från förbundet" quiet={file !== undefined} onFiles={take} />
        <button type="button" className="admin-button admin-button--quiet" onClick={onBack}>
          Tillbaka
        </button>
      </div>
      <p role="status" className="admin-attention">
        {told}
      </p>
      {file !== undefined && (
        <CompareWords
          key={file.digest}
          file={file}
          onTrust={async () => {
            await trustFile(file, shelf, today());
            await onChanged();
          }}
          onRefuse={() => {
            setFile(undefined);
            setTold("Filen är inte inläst. Be förbundet skicka den igen, på ett sätt som ni litar på.");
          }}
        />
      )}
    </Page>
  );
}
