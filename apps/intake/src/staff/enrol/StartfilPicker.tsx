import type { OpenedStartfil } from "@vifragar/core";
import { readStartfil } from "@vifragar/enrolment";
import { useState } from "react";
import { texts } from "../../texts/sv.ts";
import { FilePicker } from "../../ui/FilePicker.tsx";
import { useSurroundings } from "../staff-context.ts";

interface StartfilPickerProps {
  readonly onOpened: (startfil: OpenedStartfil) => void;
}

/**
 * Chooses a startfil and says in Swedish what is wrong with it, if anything is. Where it names a form that
 * the device does not have, the form's own file is asked for too, and checked against what the startfil says.
 */
export function StartfilPicker({ onOpened }: StartfilPickerProps) {
  const { platform, session } = useSurroundings();
  const [error, setError] = useState<string>();
  const [waiting, setWaiting] = useState<File>();
  const read = async (startfil: File, instrumentFile?: File) => {
    setError(undefined);
    const state = session.state();
    const own = state.kind === "unlocked" ? state.enrolments.map(({ instrument }) => instrument) : [];
    const result = await readStartfil(startfil, {
      today: platform.today(),
      instruments: [...own, ...platform.instruments],
      instrumentFile,
    });
    if (result.ok) return onOpened(result.opened);
    setError(result.message);
    setWaiting(result.needsInstrument ? startfil : undefined);
  };
  return (
    <>
      <FilePicker
        label={texts.firstStart.choose}
        hint={texts.firstStart.chooseHint}
        error={waiting === undefined ? error : undefined}
        onFile={(file) => void read(file)}
      />
      {waiting !== undefined && (
        <FilePicker
          label={texts.startfil.chooseForm}
          hint={texts.startfil.chooseFormHint}
          error={error}
          onFile={(file) => void read(waiting, file)}
        />
      )}
    </>
  );
}
