import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useIssuesForm } from "../ui/use-issues-form.ts";
import {
  calendarTexts,
  type ForbundChoices,
  type ForbundFields,
  forbundIssueTexts,
  parseForbund,
} from "./forbund.ts";

/** What a new förbund decides before its keys are made. */
export function ForbundForm({
  takenKinds,
  onSave,
  onBack,
}: {
  /** Kinds that are already on this computer: there is room for one of each. */
  readonly takenKinds: readonly ("real" | "prov")[];
  readonly onSave: (choices: ForbundChoices) => void;
  readonly onBack?: (() => void) | undefined;
}) {
  const kinds = [
    { value: "real", text: "På riktigt", hint: "För riktiga svar från deltagare." },
    {
      value: "prov",
      text: "Provförbund",
      hint: "För att prova och visa. Allt märks PROV och räknas aldrig med riktiga svar.",
    },
  ] as const;
  const free = kinds.filter(({ value }) => !takenKinds.includes(value));
  const form = useIssuesForm<ForbundFields, ForbundChoices>({
    initial: { name: "", kind: free.length === 1 ? (free[0]?.value ?? "") : "", calendar: "half", k: "5" },
    parse: (fields) => {
      const parsed = parseForbund(fields);
      if (parsed.ok) return parsed;
      const issues = Object.entries(parsed.issues).map(([name, issue]) => [name, forbundIssueTexts[issue]]);
      return { ok: false, issues: Object.fromEntries(issues) };
    },
    onSave,
  });

  return (
    <Page title="Skapa förbund">
      <p>
        Förbundet samlar svaren, släpper siffrorna och lämnar rapporten. Allt finns bara på den här datorn.
      </p>
      <form noValidate autoComplete="off" onSubmit={form.save}>
        <ErrorSummary issues={form.issues} attempt={form.attempt} />
        <TextField
          id="name"
          label="Förbundets namn"
          error={form.errorOf("name")}
          field={form.register("name")}
        />
        <RadioGroup
          id="kind"
          legend="Är det på riktigt?"
          error={form.errorOf("kind")}
          choices={free}
          field={form.register("kind")}
        />
        <RadioGroup
          id="calendar"
          legend="Hur delas året in?"
          hint="Siffrorna släpps en gång för varje period, och en gång för hela året."
          error={form.errorOf("calendar")}
          choices={Object.entries(calendarTexts).map(([value, text]) => ({ value, text }))}
          field={form.register("calendar")}
        />
        <TextField
          id="k"
          label="Minsta antal som visas"
          hint="5 är det vanliga. En siffra visas bara om minst så många svarade så, och minst så många inte gjorde det."
          width="short"
          inputMode="numeric"
          error={form.errorOf("k")}
          field={form.register("k")}
        />
        <div className="admin-actions">
          <button type="submit" className="admin-button">
            Fortsätt
          </button>
          {onBack !== undefined && (
            <button type="button" className="admin-button admin-button--quiet" onClick={onBack}>
              Tillbaka
            </button>
          )}
        </div>
      </form>
    </Page>
  );
}
