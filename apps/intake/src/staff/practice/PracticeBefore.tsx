import { useState } from "react";
import * as z from "zod/mini";
import { texts } from "../../texts/sv.ts";
import { ChoiceField } from "../../ui/ChoiceField.tsx";
import { FormActions } from "../../ui/FormActions.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { useStaffForm } from "../../ui/use-staff-form.ts";
import { AloneDialog } from "../round/AloneDialog.tsx";
import { ALONE } from "../round/rounds.ts";

interface PracticeBeforeProps {
  readonly onReady: () => void;
  readonly onCancel: () => void;
}

const Checks = z.object({ checks: z.array(z.string()) });

/** S4 in practice: the checklist and the one firm stop. */
export function PracticeBefore({ onReady, onCancel }: PracticeBeforeProps) {
  const [asks, setAsks] = useState(false);
  const [waited, setWaited] = useState(false);
  const { before: t, practice } = texts;
  const { register, send } = useStaffForm(
    { schema: Checks, defaults: { checks: [] }, controls: {} },
    ({ checks }) => (checks.includes(ALONE) ? onReady() : setAsks(true)),
  );
  return (
    <Screen heading={t.heading}>
      <p role="status" className="in-status-line">
        {waited && practice.waited}
      </p>
      <form noValidate autoComplete="off" onSubmit={(event) => void send(event)}>
        <ChoiceField
          type="checkbox"
          legend={t.checksLegend}
          hint={t.checksHint}
          choices={t.checks.map((label, at) => ({ value: String(at), label }))}
          field={register("checks")}
        />
        <FormActions send={t.next} onCancel={onCancel} />
      </form>
      {asks && (
        <AloneDialog
          onWait={() => {
            setAsks(false);
            setWaited(true);
          }}
          onGoOn={onReady}
        />
      )}
    </Screen>
  );
}
