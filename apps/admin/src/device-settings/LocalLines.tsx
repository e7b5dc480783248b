import { Link } from "wouter";
import { useBook, useSession } from "../shell/session.ts";
import { withLocalLine } from "./device-settings.ts";

/** The förbund's own numbers. @param old - Ids of lines that nobody has checked for a year. */
export function LocalLines({
  old,
  onDone,
}: {
  readonly old: ReadonlySet<string>;
  readonly onDone: (text: string) => void;
}) {
  const { deviceSettings } = useBook();
  const { keeper } = useSession();
  const { local } = deviceSettings.settings.support;
  if (local.length === 0) return <p className="admin-quiet">Inga lokala nummer än.</p>;
  const remove = async (at: number, name: string) => {
    await keeper.change((book) => withLocalLine(book, at, undefined));
    onDone(`${name} är borttaget.`);
  };
  return (
    <ul>
      {local.map((line, at) => (
        // Two lines may have the same name and number for different people.
        <li key={`${line.name}/${line.number}/${line.for}`}>
          <strong>{line.name}</strong>, {line.number}. {line.for}. {line.hours}.{" "}
          {old.has(`local-${at}`) ? "Kontrollera numret." : `Kontrollerat ${line.checkedOn}.`}
          <div className="admin-actions">
            <Link href={`/installningar/stod/${at}`}>
              Ändra <span className="admin-hidden">{line.name}</span>
            </Link>
            <button
              type="button"
              className="admin-button admin-button--quiet"
              onClick={() => remove(at, line.name)}
            >
              Ta bort <span className="admin-hidden">{line.name}</span>
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}
