import type { ForkLine } from "@vifragar/core";
import { useState } from "react";
import { useBook, useSession } from "../shell/session.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { useIssuesForm } from "../ui/use-issues-form.ts";
import { coverageOfOthers, type DeviceFork, describe, withLineKept, withSetAside } from "./forks.ts";

interface ForkFields {
  readonly line: string;
}

/** Who has made two files with one number: a device at a förbund, a förbund's computer at NNS. */
const WORDS = {
  forbund: {
    cause: "Det händer när en enhet har kopierats eller återställts från en säkerhetskopia.",
    ask: "Fråga den som har enheten vilken som är i bruk.",
    afterwards: (others: string) =>
      `Enheten som gjorde ${others} behöver tömmas och få en ny startfil innan den används igen.`,
  },
  nation: {
    cause: "Det händer när ett förbunds dator har kopierats eller återställts från en säkerhetskopia.",
    ask: "Fråga förbundet vilken dator som är i bruk.",
    afterwards: (others: string) =>
      `Datorn som gjorde ${others} ska inte användas mer. Säg det till förbundet.`,
  },
} as const;

/** One fork: which of the files counts. What was decided cannot be taken back, so it is asked once more. */
export function ForkCard({
  deviceFork: { label, fork },
  onDone,
}: {
  readonly deviceFork: DeviceFork;
  readonly onDone: (text: string) => void;
}) {
  const book = useBook();
  const { keeper, vault } = useSession();
  const words = WORDS[book.forbund.level];
  const [kept, setKept] = useState<{ readonly line: ForkLine; readonly name: string }>();
  // Several forks may wait on one page, and each choice needs a name of its own.
  const id = `fork-${fork.device.signer.slice(0, 8)}-${fork.device.incarnation.slice(0, 8)}`;
  const form = useIssuesForm<ForkFields, { readonly at: number }>({
    initial: { line: "" },
    parse: ({ line }) =>
      line ? { ok: true, value: { at: Number(line) } } : { ok: false, issues: { line: "Välj en fil." } },
    onSave: ({ at }) => {
      const line = fork.lines[at];
      if (line !== undefined) setKept({ line, name: nameOf(at) });
    },
  });
  const others = fork.lines.flatMap((line, at) => (line === kept?.line ? [] : [nameOf(at)])).join(" och ");

  async function keep(line: ForkLine) {
    setKept(undefined);
    const after = await keeper.change((before) => withLineKept(before, fork, line));
    const coverage = await coverageOfOthers(after, { vault });
    await keeper.change((before) => withSetAside(before, coverage));
    onDone(`${label} räknas igen. ${capital(others)} är lagd åt sidan.`);
  }

  return (
    <form noValidate autoComplete="off" onSubmit={form.save} className="admin-card">
      <h3>
        {label}: två filer med nummer {fork.seq}
      </h3>
      <p>
        {words.cause} Inget från {label} räknas förrän du har valt. {words.ask}
      </p>
      <ErrorSummary issues={form.issues.map((issue) => ({ ...issue, id }))} attempt={form.attempt} />
      <RadioGroup
        id={id}
        legend="Vilken fil ska räknas?"
        error={form.errorOf("line")}
        choices={fork.lines.map((line, at) => {
          const { text, after } = describe(book, line);
          return { value: String(at), text: `${capital(nameOf(at))}: ${text}`, hint: after };
        })}
        field={form.register("line")}
      />
      <div className="admin-actions">
        <button type="submit" className="admin-button">
          Välj filen
        </button>
      </div>
      {kept !== undefined && (
        <ConfirmDialog
          title={`Lägg ${others} åt sidan?`}
          confirmText={`Ja, lägg ${others} åt sidan`}
          onCancel={() => setKept(undefined)}
          onConfirm={() => keep(kept.line)}
        >
          <p>
            {capital(kept.name)} räknas. {capital(others)} sparas men räknas aldrig, och inte heller filer som
            gjordes efter den. Det går inte att ändra.
          </p>
          <p>{words.afterwards(others)}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}

const nameOf = (at: number): string => `fil ${at + 1}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
