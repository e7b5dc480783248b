import { Layout, readLayout } from "@vifragar/core";
import { useState } from "react";
import shipped from "../../../../data/nns-layout.json" with { type: "json" };
import { useBook, useSession } from "../shell/session.ts";
import { FileButton } from "../ui/FileButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { saveFile } from "../ui/save-file.ts";
import { withLayout } from "./reporting.ts";

const template = `${JSON.stringify(shipped, null, 2)}\n`;

/** The layout in use, and how it is changed: by a file that a person has written. */
export function LayoutPanel({ onSave }: { readonly onSave: (layout: Layout) => Promise<void> }) {
  const { reporting } = useBook();
  const { keeper, instrument } = useSession();
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [said, setSaid] = useState("");
  const layout = reporting.layout ?? Layout.parse(shipped);

  async function use(next: Layout | null) {
    await keeper.change((book) => withLayout(book, next));
    setFaults([]);
    setSaid(next === null ? "Den layout som följer med används igen." : `Layouten ${next.name} används nu.`);
  }

  async function take([file]: readonly File[]) {
    if (file === undefined) return;
    setSaid("");
    const read = readLayout(await file.text(), instrument);
    if (read.ok) await use(read.value);
    else setFaults(read.faults);
  }

  return (
    <details>
      <summary>NNS-layout</summary>
      <p>
        Samma siffror med de kolumner som NNS vill ha. Layouten är en fil som går att ändra i en vanlig
        textredigerare. Den som används nu heter <strong>{layout.name}</strong>.
      </p>
      {reporting.layout === null && (
        <p className="admin-note">Den är vårt förslag. NNS egen blankett känner vi inte till.</p>
      )}
      {faults.length > 0 && (
        <Notice title="Layouten går inte att använda">
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
          <p>Inget är ändrat. Rätta filen och välj den igen.</p>
        </Notice>
      )}
      <p role="status" className="admin-status">
        {faults.length > 0 ? `Layouten går inte att använda. ${faults.length} fel.` : said}
      </p>
      <div className="admin-actions">
        <button type="button" className="admin-button" onClick={() => onSave(layout)}>
          Hämta i NNS-layout
        </button>
        <FileButton text="Välj fil" accept=".json,application/json" quiet onFiles={take} />
        <button
          type="button"
          className="admin-link"
          onClick={() => saveFile({ name: "nns-layout.json", type: "application/json", content: template })}
        >
          Hämta mall
        </button>
        {reporting.layout !== null && (
          <button type="button" className="admin-link" onClick={() => use(null)}>
            Använd den som följer med
          </button>
        )}
      </div>
    </details>
  );
}
