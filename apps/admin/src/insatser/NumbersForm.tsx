import { useSession } from "../shell/session.ts";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useIssuesForm } from "../ui/use-issues-form.ts";
import { withNumbers } from "./change-insatser.ts";
import type { Insats, ParticipantNumbers } from "./insats.ts";
import { fieldsOfNumbers, type NumbersFields, parseNumbers } from "./numbers-form.ts";

/** How many take part in the picked period, by sex. Needed to tell how many of them were asked. */
export function NumbersForm({
  insats,
  numbers,
  onSaved,
}: {
  readonly insats: Insats["id"];
  readonly numbers: ParticipantNumbers | undefined;
  readonly onSaved: () => void;
}) {
  const { keeper, period } = useSession();
  const form = useIssuesForm<NumbersFields, { readonly numbers: ParticipantNumbers | undefined }>({
    initial: fieldsOfNumbers(numbers),
    parse: (fields) => {
      const parsed = parseNumbers(fields);
      return parsed.ok ? { ok: true, value: { numbers: parsed.value } } : parsed;
    },
    onSave: async (typed) => {
      await keeper.change((book) => withNumbers(book, insats, { period, numbers: typed.numbers }));
      onSaved();
    },
  });
  return (
    <form noValidate autoComplete="off" onSubmit={form.save}>
      <ErrorSummary issues={form.issues} attempt={form.attempt} />
      <p>
        Skriv bara antal, aldrig namn. Antalet används för att visa hur många av deltagarna som fick frågorna.
      </p>
      <div className="admin-row">
        <TextField {...form.field("woman")} label="Kvinnor" width="short" inputMode="numeric" />
        <TextField {...form.field("man")} label="Män" width="short" inputMode="numeric" />
        <TextField
          {...form.field("other")}
          label="Annat eller uppgift saknas"
          width="short"
          inputMode="numeric"
        />
      </div>
      <div className="admin-actions">
        <button type="submit" className="admin-button">
          Spara antal
        </button>
      </div>
    </form>
  );
}
