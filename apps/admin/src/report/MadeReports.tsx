import { useBook } from "../shell/session.ts";
import { isoDate } from "../ui/swedish.ts";

const roles = { forbund: "förbundet", nns: "NNS" } as const;

/** What has been handed out and when, latest first. It names a role and never a person. */
export function MadeReports() {
  const { made } = useBook().reporting;
  if (made.length === 0) return null;
  return (
    <details>
      <summary>Rapporter som har skapats</summary>
      <ul className="admin-files">
        {made.toReversed().map(({ day, role, file }) => (
          <li key={`${day} ${file}`}>
            Rapport skapad {isoDate(day)} av {roles[role]}: {file}
          </li>
        ))}
      </ul>
    </details>
  );
}
