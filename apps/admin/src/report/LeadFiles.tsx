import { formFileOf } from "../forms/forms.ts";
import type { StoredRelease } from "../release/stored-release.ts";
import { useBook, useSession } from "../shell/session.ts";
import { inFileName, saveFile } from "../ui/save-file.ts";

/** Signed files to hand on: the whole release, and for each insatsledare the part about the own insats. */
export function LeadFiles({ release }: { readonly release: StoredRelease }) {
  const book = useBook();
  const { instrument } = useSession();
  const form = formFileOf(instrument);
  const save = (name: string, content: string) => saveFile({ name, type: "application/json", content });
  const start = `${book.forbund.prov ? "prov-" : ""}slapp-${release.period}`;
  const forLeads = book.insatser.flatMap(({ id, name }) => {
    const file = release.insatsFiles[id];
    return file === undefined ? [] : [{ id, name, file }];
  });
  return (
    <details>
      <summary>
        {book.forbund.level === "nation"
          ? "Underskriven fil till förbunden"
          : "Underskrivna filer till insatsledare och NNS"}
      </summary>
      <p>
        Det här är bara det som är släppt. Underskriften visar att det kommer från{" "}
        {book.forbund.level === "nation" ? "NNS" : "förbundet"}.
      </p>
      <ul className="admin-files">
        <li>
          <button
            type="button"
            className="admin-link"
            onClick={() => save(`${start}-${inFileName(book.forbund.name)}.json`, release.file)}
          >
            Hela släppet
          </button>
        </li>
        {forLeads.map(({ id, name, file }) => (
          <li key={id}>
            <button
              type="button"
              className="admin-link"
              onClick={() => save(`${start}-${inFileName(name)}.json`, file)}
            >
              Till insatsledaren för {name}
            </button>
          </li>
        ))}
        {form !== undefined && (
          <li>
            <button type="button" className="admin-link" onClick={() => save(form.fileName, form.text)}>
              Formulärfilen, som läsaren behöver
            </button>
          </li>
        )}
      </ul>
    </details>
  );
}
