import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useIssuesForm } from "../ui/use-issues-form.ts";
import {
  calendarTexts,
  type Forbund,
  type ForbundChoices,
  type ForbundFields,
  forbundIssueTexts,
  parseForbund,
} from "./forbund.ts";

const texts = {
  forbund: {
    title: "Skapa förbund",
    about:
      "Förbundet samlar svaren, släpper siffrorna och lämnar rapporten. Allt finns bara på den här datorn.",
    name: "Förbundets namn",
    firstName: "",
    prov: "Provförbund",
    real: "För riktiga svar från deltagare.",
    calendar: "Siffrorna släpps en gång för varje period, och en gång för hela året.",
    firstCalendar: "half",
  },
  nation: {
    title: "Sätt upp NNS",
    about:
      "NNS lägger ihop förbundens summor och släpper siffror för hela landet. Allt finns bara på den här datorn.",
    name: "Namn",
    firstName: "NNS",
    prov: "På prov",
    real: "För summor från riktiga förbund.",
    calendar: "Välj den sorts period som alla förbund släpper. Det vanliga är hela år.",
    firstCalendar: "year",
  },
} as const;

/** What a new förbund, or NNS, decides before its keys are made. */
export function ForbundForm({
  level,
  takenKinds,
  onSave,
  onBack,
}: {
  readonly level: Forbund["level"];
  /** Kinds that are already on this computer: there is room for one of each. */
  readonly takenKinds: readonly ("real" | "prov")[];
  readonly onSave: (choices: ForbundChoices) => void;
  readonly onBack?: (() => void) | undefined;
}) {
  const words = texts[level];
  const kinds = [
    { value: "real", text: "På riktigt", hint: words.real },
    {
      value: "prov",
      text: words.prov,
      hint: "För att prova och visa. Allt märks PROV och räknas aldrig med riktiga svar.",
    },
  ] as const;
  const free = kinds.filter(({ value }) => !takenKinds.includes(value));
  const form = useIssuesForm<ForbundFields, ForbundChoices>({
    initial: {
      name: words.firstName,
      kind: free.length === 1 ? (free[0]?.value ?? "") : "",
      calendar: words.firstCalendar,
      k: "5",
    },
    parse: (fields) => {
      const parsed = parseForbund(fields, level);
      if (parsed.ok) return parsed;
      const issues = Object.entries(parsed.issues).map(([name, issue]) => [name, forbundIssueTexts[issue]]);
      return { ok: false, issues: Object.fromEntries(issues) };
    },
    onSave,
  });

  return (
    <Page title={words.title}>
      <p>{words.about}</p>
      <form noValidate autoComplete="off" onSubmit={form.save}>
        <ErrorSummary issues={form.issues} attempt={form.attempt} />
        <TextField id="name" label={words.name} error={form.errorOf("name")} field={form.register("name")} />
        <RadioGroup {...form.field("kind")} legend="Är det på riktigt?" choices={free} />
        <RadioGroup
          {...form.field("calendar")}
          legend="Hur delas året in?"
          hint={words.calendar}
          choices={Object.entries(calendarTexts).map(([value, text]) => ({ value, text }))}
        />
        <TextField
          {...form.field("k")}
          label="Minsta antal som visas"
          hint={
            level === "forbund"
              ? "5 är det vanliga. En siffra visas bara om minst så många svarade så, och minst så många inte gjorde det."
              : "Samma som i förbunden: ett förbund med ett annat antal går inte att räkna med."
          }
          width="short"
          inputMode="numeric"
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
