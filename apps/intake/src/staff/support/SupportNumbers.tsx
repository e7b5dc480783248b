import { isoDateOf, linesToCheck, supportLinesOf } from "@vifragar/core";
import { texts } from "../../texts/sv.ts";
import { useSettings, useSurroundings } from "../staff-context.ts";

interface SupportNumbersProps {
  /** The insats's own contact, first. */
  readonly contact: string | undefined;
  /** Says beside each number when it was checked, for staff. */
  readonly withDates?: boolean;
}

/** Where a person can call. Numbers are text, not links: a call log on a staff tablet helps nobody. */
export function SupportNumbers({ contact, withDates = false }: SupportNumbersProps) {
  const { platform } = useSurroundings();
  const { support } = useSettings();
  const { support: t } = texts;
  const lines = supportLinesOf(support);
  const old = linesToCheck(isoDateOf(platform.today()).slice(0, 7), lines);
  return (
    <ul className="in-numbers">
      {contact && (
        <li>
          <strong>{texts.contact.heading}</strong>
          <br />
          {contact}
        </li>
      )}
      {lines.map((line) => (
        <li key={line.id}>
          <strong>{line.name.sv}</strong> <bdi dir="ltr">{line.number}</bdi>
          <br />
          {line.for.sv} · {line.hours.sv}
          {withDates && (
            <span className="in-quiet">
              {" · "}
              {old.includes(line) ? t.check : t.checked(line.checkedOn ?? "")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
