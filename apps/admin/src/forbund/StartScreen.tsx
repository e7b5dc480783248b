import { Page } from "../ui/Page.tsx";

/** A förbund that has been set up on this computer. Its name is sealed until it is unlocked. */
export type Kind = "real" | "prov";

const kindTexts: Readonly<Record<Kind, { readonly title: string; readonly about: string }>> = {
  real: { title: "Förbundet", about: "Riktiga svar." },
  prov: { title: "Provförbundet", about: "För att prova och visa. Allt är märkt PROV." },
};

/** The first page: open what there is on this computer, or set something up. */
export function StartScreen({
  found,
  onOpen,
  onCreate,
}: {
  readonly found: readonly Kind[];
  readonly onOpen: (kind: Kind) => void;
  readonly onCreate: () => void;
}) {
  return (
    <Page title="Vi frågar">
      <p className="admin-lead">
        Här samlar förbundet svaren på de sju frågorna, släpper siffrorna och gör rapporten.
      </p>
      {found.length === 0 ? (
        <p>
          Inget förbund finns på den här datorn ännu. Skapa ett, eller börja med ett provförbund för att se
          hur det fungerar.
        </p>
      ) : (
        <ul className="admin-cards">
          {found.map((kind) => (
            <li key={kind} className={kind === "prov" ? "admin-card admin-card--prov" : "admin-card"}>
              <h2>{kindTexts[kind].title} på den här datorn</h2>
              <p>{kindTexts[kind].about}</p>
              <button type="button" className="admin-button" onClick={() => onOpen(kind)}>
                Öppna {kindTexts[kind].title.toLowerCase()}
              </button>
            </li>
          ))}
        </ul>
      )}
      {found.length < 2 && (
        <div className="admin-actions">
          <button
            type="button"
            className={found.length === 0 ? "admin-button" : "admin-button admin-button--quiet"}
            onClick={onCreate}
          >
            Skapa förbund
          </button>
        </div>
      )}
    </Page>
  );
}
