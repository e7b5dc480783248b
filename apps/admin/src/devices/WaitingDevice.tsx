import type { WaitingAnmalan } from "../book/records.ts";
import { useBook, useSession } from "../shell/session.ts";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useIssuesForm } from "../ui/use-issues-form.ts";
import { Words } from "../ui/Words.tsx";
import { type LabelFields, parseLabel, suggestedLabel } from "./device-label.ts";
import { withApproved, withRejected } from "./device-list.ts";

/** A device that has told of itself, with the words to compare and what to call it. */
export function WaitingDevice({
  waiting,
  place,
  onDone,
}: {
  readonly waiting: WaitingAnmalan;
  /** How many wait before this one. */
  readonly place: number;
  readonly onDone: (text: string) => void;
}) {
  const book = useBook();
  const { keeper } = useSession();
  const insats = book.insatser.find(({ id }) => id === waiting.anmalan.insats)?.name ?? "okänd insats";
  const taken = book.roster.devices.map(({ label }) => label);
  // Several devices may wait on one page, and each field needs a name of its own.
  const id = `label-${waiting.digest.slice(0, 8)}`;
  const form = useIssuesForm<LabelFields, LabelFields>({
    initial: { label: suggestedLabel(taken, place) },
    parse: (fields) => parseLabel(fields, taken),
    onSave: async ({ label }) => {
      await keeper.change((before) => withApproved(before, waiting, label));
      onDone(`${label} är godkänd för ${insats}.`);
    },
  });
  return (
    <form noValidate autoComplete="off" onSubmit={form.save} className="admin-card">
      <h3>Ny enhet för {insats}</h3>
      <Words digest={waiting.digest} />
      <ErrorSummary issues={form.issues.map((issue) => ({ ...issue, id }))} attempt={form.attempt} />
      <TextField
        id={id}
        label="Vad ska enheten heta?"
        hint="Till exempel Surfplatta 2. Aldrig en persons namn."
        error={form.errorOf("label")}
        field={form.register("label")}
      />
      <div className="admin-actions">
        <button type="submit" className="admin-button">
          Godkänn enhet
        </button>
        <button
          type="button"
          className="admin-button admin-button--quiet"
          onClick={async () => {
            await keeper.change((before) => withRejected(before, waiting));
            onDone("Anmälan är borttagen.");
          }}
        >
          Orden stämmer inte
        </button>
      </div>
    </form>
  );
}
