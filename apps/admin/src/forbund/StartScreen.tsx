import { type Setup, setups } from "../shell/setups.ts";
import { Page } from "../ui/Page.tsx";
import type { Forbund } from "./forbund.ts";

/** The first page: open what there is on this computer, or begin in one of the three roles. */
export function StartScreen({
  found,
  hasLead,
  onOpen,
  onCreate,
  onLead,
}: {
  readonly found: readonly Setup[];
  /** Whether an insatsledare has begun here. */
  readonly hasLead: boolean;
  readonly onOpen: (setup: Setup) => void;
  readonly onCreate: (level: Forbund["level"]) => void;
  readonly onLead: () => void;
}) {
  const isEmpty = found.length === 0 && !hasLead;
  const hasRoom = (level: "forbund" | "nns") => found.filter((setup) => setup.startsWith(level)).length < 2;
  const roles = [
    {
      title: "Insatsledare",
      about: "Se hur många som får frågorna i din insats, och läs det som förbundet har släppt.",
      action: "Börja som insatsledare",
      begin: hasLead ? undefined : onLead,
    },
    {
      title: "Förbund",
      about: "Samla in svaren från enheterna, släpp siffrorna och gör rapporten.",
      action: "Skapa förbund",
      begin: hasRoom("forbund") ? () => onCreate("forbund") : undefined,
    },
    {
      title: "NNS",
      about: "Lägg ihop förbundens summor till siffror för hela landet.",
      action: "Sätt upp NNS",
      begin: hasRoom("nns") ? () => onCreate("nation") : undefined,
    },
  ].filter(({ begin }) => begin !== undefined);

  return (
    <Page title="Vi frågar">
      <p className="admin-lead">Här blir svaren på frågorna till siffror.</p>
      {!isEmpty && (
        <section aria-labelledby="here-title">
          <h2 id="here-title">På den här datorn</h2>
          <ul className="admin-cards">
            {hasLead && (
              <li className="admin-card">
                <h3>Insatsledare</h3>
                <p>Det som förbundet har släppt.</p>
                <button type="button" className="admin-button" onClick={onLead}>
                  Öppna insatsledarens siffror
                </button>
              </li>
            )}
            {found.map((setup) => (
              <li
                key={setup}
                className={setup.endsWith("-prov") ? "admin-card admin-card--prov" : "admin-card"}
              >
                <h3>{capital(setups[setup].title)}</h3>
                <p>{setups[setup].about}</p>
                <button type="button" className="admin-button" onClick={() => onOpen(setup)}>
                  Öppna {setups[setup].title}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {roles.length > 0 && (
        <section aria-labelledby="roles-title">
          <h2 id="roles-title">{isEmpty ? "Vad ska du göra?" : "Lägg till på den här datorn"}</h2>
          {isEmpty && <p>Vill du bara prova? Skapa ett provförbund och ladda demoåret.</p>}
          <ul className="admin-cards">
            {roles.map(({ title, about, action, begin }) => (
              <li key={title} className="admin-card">
                <h3>{title}</h3>
                <p>{about}</p>
                <button
                  type="button"
                  className={isEmpty ? "admin-button" : "admin-button admin-button--quiet"}
                  onClick={begin}
                >
                  {action}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
