import type { SupportLine } from "@vifragar/core";
import { useFormSetting } from "../form-context.ts";

interface SupportListProps {
  readonly lines: readonly SupportLine[];
  /** The person's own contact, first in the list. */
  readonly contact?: string | undefined;
}

/** Numbers to call. On a tablet of staff they are text: a call list there would help nobody. */
export function SupportList({ lines, contact }: SupportListProps) {
  const { language, mode } = useFormSetting();
  const { thanks } = language.texts;
  // A förbund writes its own lines in Swedish: then they are read out as Swedish.
  const inLanguage = (text: Readonly<Record<string, string>>) =>
    text[language.tag] ?? <span lang="sv">{text.sv}</span>;
  return (
    <ul className="qf-support">
      {contact !== undefined && (
        <li className="qf-support__line">
          <p className="qf-support__name">{thanks.contact}</p>
          <p className="qf-support__number">{contact}</p>
        </li>
      )}
      {lines.map(({ id, name, number, hours, checkedOn, for: whom }) => (
        <li className="qf-support__line" key={id}>
          <p className="qf-support__name">{inLanguage(name)}</p>
          <p className="qf-support__number">
            <bdi dir="ltr" lang="sv">
              {mode === "embed" ? <a href={`tel:${number.replaceAll(/[^0-9]/g, "")}`}>{number}</a> : number}
            </bdi>
          </p>
          <p className="qf-support__about">
            {inLanguage(whom)} · {inLanguage(hours)}
            {checkedOn !== null && (
              <span className="qf-support__checked"> · {thanks.checked(checkedOn)}</span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
