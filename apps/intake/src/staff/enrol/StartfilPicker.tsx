import type { OpenedStartfil } from "@vifragar/core";
import { readStartfil } from "@vifragar/enrolment";
import { useState } from "react";
import { texts } from "../../texts/sv.ts";
import { FilePicker } from "../../ui/FilePicker.tsx";
import { useSurroundings } from "../staff-context.ts";
import { ScanCode } from "./ScanCode.tsx";

interface StartfilPickerProps {
  readonly onOpened: (startfil: OpenedStartfil) => void;
}

/** What is read of a startfil, whether it came as a file or as a code. */
type Readable = Pick<File, "size" | "text">;

/**
 * Takes a startfil as a file, as a picture of its code or by the camera, and says in Swedish what is wrong with
 * it, if anything is. Where it names a form that the device does not have, the form's own file is asked for too,
 * and checked against what the startfil says.
 */
export function StartfilPicker({ onOpened }: StartfilPickerProps) {
  const { platform, session } = useSurroundings();
  const [error, setError] = useState<string>();
  const [waiting, setWaiting] = useState<Readable>();
  const [isScanning, setIsScanning] = useState(false);
  const { firstStart: t, scan } = texts;

  /** What is wrong with it; nothing when it was taken, or when the form's own file is what is missing. */
  const look = async (startfil: Readable, instrumentFile?: File): Promise<string | undefined> => {
    const state = session.state();
    const own = state.kind === "unlocked" ? state.enrolments.map(({ instrument }) => instrument) : [];
    const result = await readStartfil(startfil, {
      today: platform.today(),
      instruments: [...own, ...platform.instruments],
      instrumentFile,
    });
    const needsForm = !result.ok && result.needsInstrument;
    setWaiting(needsForm ? startfil : undefined);
    if (result.ok || needsForm) setIsScanning(false);
    if (result.ok) onOpened(result.opened);
    setError(needsForm ? result.message : undefined);
    return result.ok || needsForm ? undefined : result.message;
  };
  const lookAtCode = (text: string) => look({ size: text.length, text: async () => text });
  const read = async (file: File, instrumentFile?: File) => {
    const startfil = instrumentFile === undefined ? file : waiting;
    setError(undefined);
    const problem = file.type.startsWith("image/")
      ? await readPicture(file)
      : await look(startfil ?? file, instrumentFile);
    if (problem !== undefined) setError(problem);
  };
  const readPicture = async (picture: File) => {
    const code = await platform.codeInPicture(picture).catch(() => undefined);
    return code === undefined ? scan.noCode : lookAtCode(code);
  };
  return (
    <>
      <FilePicker
        label={t.choose}
        hint={t.chooseHint}
        error={waiting === undefined ? error : undefined}
        onFile={(file) => void read(file)}
      />
      {waiting !== undefined && (
        <FilePicker
          label={texts.startfil.chooseForm}
          hint={texts.startfil.chooseFormHint}
          error={error}
          onFile={(file) => void read(file, file)}
        />
      )}
      {isScanning ? (
        <ScanCode onCode={lookAtCode} onEnd={() => setIsScanning(false)} />
      ) : (
        <div className="in-actions">
          <button
            type="button"
            className="in-button"
            onClick={() => {
              setError(undefined);
              setIsScanning(true);
            }}
          >
            {scan.start}
          </button>
        </div>
      )}
    </>
  );
}
