import { LOCK_MINUTES, type Settings, WIPE_MINUTES } from "@vifragar/core";
import { useState } from "react";
import { useBook, useSession } from "../shell/session.ts";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Page } from "../ui/Page.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useIssuesForm } from "../ui/use-issues-form.ts";
import { withSettings } from "./device-settings.ts";
import { SettingsFilePanel } from "./SettingsFilePanel.tsx";
import { fieldsOfTimes, parseTimes, type TimesFields } from "./times-form.ts";

/** A6 *Tider*: how long a device may be left alone. */
export function TimesScreen() {
  const { deviceSettings } = useBook();
  const { keeper } = useSession();
  const [done, setDone] = useState("");
  const form = useIssuesForm<TimesFields, Settings["times"]>({
    initial: fieldsOfTimes(deviceSettings.settings.times),
    parse: parseTimes,
    onSave: async (times) => {
      await keeper.change((book) => withSettings(book, { times }));
      setDone("Tiderna är sparade. Spara filen nedan och läs in den på enheterna.");
    },
  });
  return (
    <Page title="Tider" way={[{ to: "/installningar", text: "Inställningar" }]}>
      <form noValidate autoComplete="off" onSubmit={form.save}>
        <ErrorSummary issues={form.issues} attempt={form.attempt} />
        <TextField
          id="lockMinutes"
          label="Personalens app låses när ingen har rört den på så många minuter"
          hint={`Från ${LOCK_MINUTES.min} till ${LOCK_MINUTES.max}. En halv minut innan frågar appen.`}
          width="short"
          inputMode="numeric"
          error={form.errorOf("lockMinutes")}
          field={form.register("lockMinutes")}
        />
        <TextField
          id="wipeMinutes"
          label="Deltagarens svar försvinner när en paus har varat så många minuter"
          hint={`Från ${WIPE_MINUTES.min} till ${WIPE_MINUTES.max}. Någon annan kan ta upp surfplattan.`}
          width="short"
          inputMode="numeric"
          error={form.errorOf("wipeMinutes")}
          field={form.register("wipeMinutes")}
        />
        <p>Efter tre minuter utan att någon rör skärmen täcks frågorna. Då försvinner inget.</p>
        <div className="admin-actions">
          <button type="submit" className="admin-button">
            Spara tider
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
