import type { Calendar } from "@vifragar/core";
import { useState } from "react";
import { calendarTexts } from "../forbund/forbund.ts";
import { useBook, useSession } from "../shell/session.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { useIssuesForm } from "../ui/use-issues-form.ts";
import { type DeviceOverlap, describeSide, withLengthKept } from "./overlaps.ts";

/** Who counts the same days twice: a device at a förbund, a förbund at NNS. */
const WORDS = {
  forbund: {
    cause:
      "Enheten har lämnat in filer där samma dagar ingår i perioder av olika längd. Det händer när en startfil har haft en annan indelning av året.",
    afterwards: "Ge enheten en ny startfil, så att den räknar i förbundets perioder.",
  },
  nation: {
    cause:
      "Förbundet har lämnat in summor där samma dagar ingår i perioder av olika längd, till exempel både ett år och ett halvår av det.",
    afterwards: "Säg till förbundet vilka perioder som räknas.",
  },
} as const;

/** One overlap: by which length of periods the device counts. Asked once more, for it cannot be taken back. */
export function OverlapCard({
  deviceOverlap: { label, insats, overlap },
  onDone,
}: {
  readonly deviceOverlap: DeviceOverlap;
  readonly onDone: (text: string) => void;
}) {
  const { keeper } = useSession();
  const words = WORDS[useBook().forbund.level];
  const [kept, setKept] = useState<Calendar>();
  const id = `overlap-${overlap.device.signer.slice(0, 8)}-${overlap.insats.slice(0, 8)}`;
  const form = useIssuesForm<{ readonly calendar: string }, { readonly calendar: Calendar }>({
    initial: { calendar: "" },
    parse: ({ calendar }) => {
      const side = overlap.sides.find((one) => one.calendar === calendar);
      return side === undefined
        ? { ok: false, issues: { calendar: "Välj en periodlängd." } }
        : { ok: true, value: { calendar: side.calendar } };
    },
    onSave: ({ calendar }) => setKept(calendar),
  });

  async function keep(calendar: Calendar) {
    setKept(undefined);
    await keeper.change((before) => withLengthKept(before, overlap, calendar));
    onDone(`${label} räknas igen för ${insats}. De andra perioderna är lagda åt sidan.`);
  }

  return (
    <form noValidate autoComplete="off" onSubmit={form.save} className="admin-card">
      <h3>
        {label}: samma tid två gånger för {insats}
      </h3>
      <p>
        {words.cause} Räknades allt skulle samma svar kunna räknas två gånger, så inget av det räknas förrän
        du har valt.
      </p>
      <ErrorSummary issues={form.issues.map((issue) => ({ ...issue, id }))} attempt={form.attempt} />
      <RadioGroup
        id={id}
        legend="Vilka perioder ska räknas?"
        error={form.errorOf("calendar")}
        choices={overlap.sides.map((side) => ({ value: side.calendar, text: describeSide(side) }))}
        field={form.register("calendar")}
      />
      <div className="admin-actions">
        <button type="submit" className="admin-button">
          Välj perioderna
        </button>
      </div>
      {kept !== undefined && (
        <ConfirmDialog
          title={`Räkna bara ${calendarTexts[kept].toLowerCase()}?`}
          confirmText="Ja, lägg de andra åt sidan"
          onCancel={() => setKept(undefined)}
          onConfirm={() => keep(kept)}
        >
          <p>De andra perioderna från {label} sparas men räknas aldrig. Det går inte att ändra.</p>
          <p>{words.afterwards}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}
