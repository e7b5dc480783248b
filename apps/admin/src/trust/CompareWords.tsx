import { Words } from "../ui/Words.tsx";
import type { SignedFile } from "./open-signed.ts";

/** Asks somebody to compare the words of a key before anything that it has signed is believed. */
export function CompareWords({
  file,
  onTrust,
  onRefuse,
}: {
  readonly file: SignedFile;
  readonly onTrust: () => void;
  readonly onRefuse: () => void;
}) {
  const { name } = file.collector;
  return (
    <section className="admin-card" aria-labelledby="compare-title">
      <h2 id="compare-title" tabIndex={-1} ref={(heading) => heading?.focus()}>
        Kommer filen från {name}?
      </h2>
      <p>
        Filen säger att den är underskriven av {name}. Ring dem på ett nummer som du redan har, och jämför
        orden. De står under Inställningar hos dem.
      </p>
      <Words digest={file.signer} />
      <p>Du behöver bara göra det en gång.</p>
      <div className="admin-actions">
        <button type="button" className="admin-button" onClick={onTrust}>
          Orden stämmer
        </button>
        <button type="button" className="admin-button admin-button--quiet" onClick={onRefuse}>
          Orden stämmer inte
        </button>
      </div>
    </section>
  );
}
