import type { OpenedStartfil } from "@vifragar/core";
import { readStartfil } from "@vifragar/enrolment";
import { useState } from "react";
import { texts } from "../../texts/sv.ts";
import { FilePicker } from "../../ui/FilePicker.tsx";
import { useSurroundings } from "../staff-context.ts";

interface StartfilPickerProps {
  readonly onOpened: (startfil: OpenedStartfil) => void;
}

/** Chooses a startfil and says in Swedish what is wrong with it, if anything is. */
export function StartfilPicker({ onOpened }: StartfilPickerProps) {
  const { platform } = useSurroundings();
  const [error, setError] = useState<string>();
  const read = async (file: File) => {
    setError(undefined);
    const { instruments } = platform;
    const result = await readStartfil(file, { today: platform.today(), instruments });
    if (result.ok) onOpened(result.opened);
    else setError(result.message);
  };
  return (
    <FilePicker
      label={texts.firstStart.choose}
      hint={texts.firstStart.chooseHint}
      error={error}
      onFile={(file) => void read(file)}
    />
  );
}
