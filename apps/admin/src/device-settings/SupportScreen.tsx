import { EMERGENCY, linesToCheck, MAX_LOCAL_LINES, supportLines, supportLinesOf } from "@vifragar/core";
import { useState } from "react";
import { Link } from "wouter";
import { useBook, useSession } from "../shell/session.ts";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Page } from "../ui/Page.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useIssuesForm } from "../ui/use-issues-form.ts";
import { monthOf, withSettings } from "./device-settings.ts";
import { LocalLines } from "./LocalLines.tsx";
import { SettingsFilePanel } from "./SettingsFilePanel.tsx";
import {
  checkedField,
  fieldsOfSupport,
  parseSupport,
  type SupportFields,
  type SupportValues,
  shownField,
} from "./support-form.ts";

/** A6 *Stödkontakter*: where people can call, and the förbund's own words for staff. */
export function SupportScreen() {
  const { deviceSettings } = useBook();
  const { keeper, today } = useSession();
  const [done, setDone] = useState("");
  const { settings } = deviceSettings;
  const month = monthOf(today());
  const form = useIssuesForm<SupportFields, SupportValues>({
    initial: fieldsOfSupport(settings, month),
    parse: parseSupport,
    onSave: async ({ national, duty, routine }) => {
      await keeper.change((book) =>
        withSettings(book, {
          support: { ...book.deviceSettings.settings.support, national },
          duty,
          routine,
        }),
      );
      setDone("Sparat. Spara filen nedan och läs in den på enheterna.");
    },
  });
  const old = new Set(linesToCheck(month, supportLinesOf(settings.support)).map(({ id }) => id));
  return (
    <Page title="Stödkontakter" way={[{ to: "/installningar", text: "Inställningar" }]}>
      <p>
        De här numren ser alla deltagare, vad de än har svarat. Ring varje nummer minst en gång om året och
        skriv när ni gjorde det.
      </p>
      <section aria-labelledby="local-title">
        <h2 id="local-title">Lokala nummer</h2>
        <LocalLines old={old} onDone={setDone} />
        {settings.support.local.length < MAX_LOCAL_LINES && (
          <p>
            <Link href={`/installningar/stod/${settings.support.local.length}`}>Lägg till ett nummer</Link>
          </p>
        )}
      </section>
      <form noValidate autoComplete="off" onSubmit={form.save}>
        <ErrorSummary issues={form.issues} attempt={form.attempt} />
        <h2>Nationella nummer</h2>
        {supportLines.map(({ id, name, number, source }) => (
          <fieldset key={id} className="admin-field">
            <legend>
              {name.sv}, {number}
            </legend>
            {old.has(id) && <p className="admin-note">Kontrollera numret.</p>}
            <TextField
              id={checkedField(id)}
              label="Kontrollerat"
              hint={`År-månad, till exempel ${month}. Källa: ${source}.`}
              width="short"
              error={form.errorOf(checkedField(id))}
              field={form.register(checkedField(id))}
            />
            {id !== EMERGENCY && (
              <div className="admin-choice">
                <input type="checkbox" id={shownField(id)} {...form.register(shownField(id))} />
                <label htmlFor={shownField(id)}>Visa för deltagare</label>
              </div>
            )}
          </fieldset>
        ))}
        <h2>För personalen</h2>
        <TextArea
          id="duty"
          label="Om anmälan för barn"
          hint="Lämna tomt för texten som följer med appen: du som omfattas ska, alla andra bör. Er text tar dess plats på stödkortet."
          error={form.errorOf("duty")}
          field={form.register("duty")}
        />
        <TextField
          id="dutyDated"
          label="När läste ni texten?"
          hint="År-månad. Visas bredvid er text."
          width="short"
          error={form.errorOf("dutyDated")}
          field={form.register("dutyDated")}
        />
        <TextArea
          id="routine"
          label="Er rutin för uppföljning"
          hint="Några ord: vem ni kontaktar och vad ni gör. Visas på stödkortet och när någon berättar om något som händer nu."
          error={form.errorOf("routine")}
          field={form.register("routine")}
        />
        <TextField
          id="routineLink"
          label="Länk till rutinen (frivilligt)"
          hint="Börjar med https://. Länken fungerar bara med nät."
          error={form.errorOf("routineLink")}
          field={form.register("routineLink")}
        />
        <div className="admin-actions">
          <button type="submit" className="admin-button">
            Spara
          </button>
        </div>
      </form>
      <p role="status" className="admin-status">
        {done}
      </p>
      <SettingsFilePanel onDone={setDone} />
    </Page>
  );
}
