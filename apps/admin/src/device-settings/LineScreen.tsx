import type { LocalLine } from "@vifragar/core";
import { Redirect, useLocation } from "wouter";
import { useBook, useSession } from "../shell/session.ts";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useIssuesForm } from "../ui/use-issues-form.ts";
import { monthOf, withLocalLine } from "./device-settings.ts";
import { fieldsOfLine, type LineFields, parseLine } from "./line-form.ts";

const fields = [
  { id: "name", label: "Namn", hint: "Till exempel Kvinnojouren i er kommun." },
  { id: "for", label: "Vem är det till för?", hint: "Till exempel: För kvinnor som utsatts." },
  { id: "number", label: "Nummer", hint: "Telefonnummer så som det ska läsas." },
  { id: "hours", label: "Tider", hint: "Till exempel: Vardagar 9–16." },
  {
    id: "source",
    label: "Var kommer uppgiften från?",
    hint: "Till exempel en webbadress. Visas inte för deltagare.",
  },
  { id: "checkedOn", label: "När ringde ni och kontrollerade?", hint: "År-månad, till exempel 2026-11." },
] as const;

/** One local number, new or old. @param at - Its place in the list; one past the last is a new one. */
export function LineScreen({ at }: { readonly at: number }) {
  const { deviceSettings } = useBook();
  const { keeper, today } = useSession();
  const [, goTo] = useLocation();
  const { local } = deviceSettings.settings.support;
  const line = local[at];
  const form = useIssuesForm<LineFields, { readonly line: LocalLine }>({
    initial: fieldsOfLine(line, monthOf(today())),
    parse: (typed) => {
      const parsed = parseLine(typed);
      return parsed.ok ? { ok: true, value: { line: parsed.value } } : parsed;
    },
    onSave: async (read) => {
      await keeper.change((book) => withLocalLine(book, at, read.line));
      goTo("/installningar/stod");
    },
  });
  if (!Number.isInteger(at) || at < 0 || at > local.length) return <Redirect to="/installningar/stod" />;
  return (
    <Page
      title={line === undefined ? "Nytt nummer" : line.name}
      way={[
        { to: "/installningar", text: "Inställningar" },
        { to: "/installningar/stod", text: "Stödkontakter" },
      ]}
    >
      <form noValidate autoComplete="off" onSubmit={form.save}>
        <ErrorSummary issues={form.issues} attempt={form.attempt} />
        {fields.map(({ id, label, hint }) => (
          <TextField
            key={id}
            id={id}
            label={label}
            hint={hint}
            width={id === "number" || id === "checkedOn" ? "short" : "full"}
            error={form.errorOf(id)}
            field={form.register(id)}
          />
        ))}
        <RadioGroup
          id="about"
          legend="Vad handlar det om?"
          choices={[
            { value: "talk", text: "Att prata om det man varit med om" },
            { value: "stop-hurting", text: "Att sluta göra någon illa" },
          ]}
          field={form.register("about")}
        />
        <div className="admin-actions">
          <button type="submit" className="admin-button">
            Spara numret
          </button>
        </div>
      </form>
    </Page>
  );
}
