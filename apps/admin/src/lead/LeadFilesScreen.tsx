import { type Day, isoDateOf, periodName } from "@vifragar/core";
import { useState } from "react";
import { formName } from "../forms/forms.ts";
import { CompareWords } from "../trust/CompareWords.tsx";
import type { SignedFile } from "../trust/open-signed.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { FileButton } from "../ui/FileButton.tsx";
import { Page } from "../ui/Page.tsx";
import { ResultHeading } from "../ui/ResultHeading.tsx";
import { counted } from "../ui/swedish.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import { Words } from "../ui/Words.tsx";
import { formFault, type Library } from "./library.ts";
import type { Shelf } from "./shelf.ts";
import { signedKindTexts, type TakenFile, takeFile, trustFile } from "./take-file.ts";

interface Result {
  readonly lines: readonly { readonly name: string; readonly taken: TakenFile }[];
  readonly turn: number;
}

/** Files from the förbund: take more in, see what there is, compare words again, take everything away. */
export function LeadFilesScreen({
  library,
  shelf,
  today,
  onChanged,
}: {
  readonly library: Library;
  readonly shelf: Shelf;
  readonly today: () => Day;
  readonly onChanged: () => Promise<void>;
}) {
  const [result, setResult] = useState<Result>();
  const [unknown, setUnknown] = useState<{ readonly file: SignedFile; readonly replaces: boolean }>();
  const [asks, setAsks] = useState(false);

  async function take(files: readonly File[]) {
    const lines = [];
    let stranger: typeof unknown;
    const { trusted, instruments } = library;
    for (const chosen of files) {
      const taken = await takeFile(chosen, { shelf, trusted, instruments, today: today() });
      if (taken.kind === "unknown") stranger = taken;
      lines.push({ name: chosen.name, taken });
    }
    setUnknown(stranger);
    setResult({ lines, turn: (result?.turn ?? 0) + 1 });
    await onChanged();
  }

  return (
    <Page title="Filer från förbundet">
      <p>
        Välj täckningsrapporter och släpp som förbundet har skickat. Underskriften kontrolleras. Har förbundet
        ett eget formulär behövs formulärfilen också.
      </p>
      <div className="admin-actions">
        <FileButton text="Välj filer" multiple onFiles={take} />
      </div>
      {result !== undefined && (
        <section>
          <ResultHeading turn={result.turn}>
            Klart. {counted(result.lines.length, "fil", "filer")} lästa.
          </ResultHeading>
          <ul>
            {result.lines.map(({ name, taken }) => (
              <li key={name}>
                {name}: {textOf(taken, library)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {unknown !== undefined && (
        <>
          {unknown.replaces && (
            <p className="admin-attention">
              {unknown.file.collector.name} har skrivit under med en annan nyckel än förut. Har de bytt nyckel
              ska de kunna säga det.
            </p>
          )}
          <CompareWords
            key={unknown.file.digest}
            file={unknown.file}
            onTrust={async () => {
              await trustFile(unknown.file, shelf, today());
              setUnknown(undefined);
              await onChanged();
            }}
            onRefuse={() => setUnknown(undefined)}
          />
        </>
      )}
      <Kept
        library={library}
        onRemove={async (digest) => {
          await shelf.remove(digest);
          await onChanged();
        }}
      />
      <section aria-labelledby="trusted-title">
        <h2 id="trusted-title">Underskrifter som du har jämfört</h2>
        <ul className="admin-cards">
          {library.trusted.map(({ signer, name, since }) => (
            <li key={signer} className="admin-card">
              <h3>{name}</h3>
              <p>Orden jämfördes {isoDateOf(since)}.</p>
              <Words digest={signer} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="clear-title">
        <h2 id="clear-title">Ta bort allt</h2>
        <p>Filerna försvinner från den här datorn. Förbundet kan skicka dem igen.</p>
        <button type="button" className="admin-link" onClick={() => setAsks(true)}>
          Ta bort alla filer och underskrifter
        </button>
      </section>
      {asks && (
        <ConfirmDialog
          title="Ta bort allt?"
          confirmText="Ja, ta bort"
          onCancel={() => setAsks(false)}
          onConfirm={async () => {
            setAsks(false);
            await shelf.clear();
            await onChanged();
          }}
        >
          <p>Du får börja om med en fil från förbundet.</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}

function Kept({
  library: { files, forms, refused },
  onRemove,
}: {
  readonly library: Library;
  readonly onRemove: (digest: Library["files"][number]["shelved"]["digest"]) => Promise<void>;
}) {
  if (files.length + forms.length + refused.length === 0) return null;
  const rows = [
    ...files.map(({ shelved, file }) => ({ shelved, ...aboutFile(file) })),
    ...forms.map(({ shelved, instrument }) => ({ shelved, kind: "Formulär", about: formName(instrument) })),
    ...refused.map(({ shelved, text }) => ({ shelved, kind: "Används inte", about: text })),
  ];
  return (
    <TableFrame name="Inlästa filer">
      <table>
        <caption>Inlästa filer</caption>
        <thead>
          <tr>
            <th scope="col">Slag</th>
            <th scope="col">Om filen</th>
            <th scope="col">Inläst</th>
            <th scope="col">Ändra</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ shelved, kind, about }) => (
            <tr key={shelved.digest}>
              <th scope="row">{kind}</th>
              <td>{about}</td>
              <td>{isoDateOf(shelved.day)}</td>
              <td>
                <button type="button" className="admin-link" onClick={() => onRemove(shelved.digest)}>
                  Ta bort<span className="admin-hidden"> {about}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function aboutFile(file: SignedFile): { readonly kind: string; readonly about: string } {
  const kind = signedKindTexts[file.kind];
  const from = file.collector.name;
  switch (file.kind) {
    case "startfil":
      return { kind, about: `${file.startfil.insats.name}, ${from}` };
    case "tackningsrapport":
      return { kind, about: `${file.rapport.insats.name}, ${periodName(file.rapport.period)}, ${from}` };
    case "release":
      return { kind, about: `${periodName(file.release.content.period)}, ${from}` };
    default:
      return file satisfies never;
  }
}

/** What became of a file, as the library stands now: a form may have come after the release that needs it. */
function textOf(taken: TakenFile, { instruments }: Library): string {
  if (taken.kind === "refused") return taken.text;
  if (taken.kind === "unknown")
    return "Underskriven med en nyckel som du inte har jämfört ord för. Se nedan.";
  if (taken.kind === "form") return `Formulär inläst: ${formName(taken.instrument)}.`;
  const { file } = taken;
  const { kind, about } = aboutFile(file);
  const fault = file.kind === "release" ? formFault(file.release, instruments) : undefined;
  return fault ?? `${kind} inläst: ${about}.`;
}
