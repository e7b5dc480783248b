import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useIssuesForm } from "../ui/use-issues-form.ts";
import {
  type InsatsBasics,
  type InsatsFields,
  type InsatsIssue,
  insatsIssueTexts,
  parseInsats,
} from "./insats-form.ts";

/** Name, direction and dates of an insats, new or old. */
export function InsatsForm({
  initial,
  taken,
  saveText,
  onSave,
}: {
  readonly initial: InsatsFields;
  readonly taken: readonly string[];
  readonly saveText: string;
  readonly onSave: (basics: InsatsBasics) => Promise<void>;
}) {
  const form = useIssuesForm<InsatsFields, InsatsBasics>({
    initial,
    parse: (fields) => {
      const parsed = parseInsats(fields, taken);
      return parsed.ok ? parsed : { ok: false, issues: textsOf(parsed.issues) };
    },
    onSave,
  });

  return (
    <form noValidate autoComplete="off" onSubmit={form.save}>
      <ErrorSummary issues={form.issues} attempt={form.attempt} />
      <TextField {...form.field("name")} label="Namn" />
      <RadioGroup
        {...form.field("direction")}
        legend="Inriktning"
        choices={[
          { value: "individ", text: "Individinriktad", hint: "Har deltagare som kan få frågorna." },
          {
            value: "struktur",
            text: "Strukturinriktad",
            hint: "Har inga deltagare, till exempel en utbildning.",
          },
        ]}
      />
      <TextField
        {...form.field("owner")}
        label="Ägare (frivilligt)"
        hint="Den organisation som har ansvaret. Byter insatsen ägare, skriv den nya: siffrorna följer med insatsen."
      />
      <TextField
        {...form.field("starts")}
        label="Startdatum"
        hint="År-månad-dag, till exempel 2026-07-01."
        width="short"
      />
      <TextField
        {...form.field("ends")}
        label="Slutdatum (frivilligt)"
        hint="Lämna tomt om slutet inte är bestämt. Efter slutdatumet väntas inga fler filer. Det som är räknat finns kvar."
        width="short"
      />
      <div className="admin-actions">
        <button type="submit" className="admin-button">
          {saveText}
        </button>
      </div>
    </form>
  );
}

const textsOf = (
  issues: Partial<Record<keyof InsatsFields, InsatsIssue>>,
): Partial<Record<keyof InsatsFields, string>> =>
  Object.fromEntries(Object.entries(issues).map(([name, issue]) => [name, insatsIssueTexts[issue]]));
