import { type OpenedStartfil, workingWording } from "@vifragar/core";
import {
  type Enrolment,
  type MadeAnmalan,
  makeAnmalan,
  readStartfil,
  saveFiles,
  wordsOf,
} from "@vifragar/enrolment";
import type { Vault } from "@vifragar/vault";
import { useEffect, useState } from "react";
import { today } from "../counting/today.ts";
import { problemText } from "./problem-text.ts";
import { Problem, Screen, Words } from "./Screen.tsx";
import { texts } from "./texts.ts";

interface ChooseStartfilProps {
  readonly onSame: (opened: OpenedStartfil) => void;
  readonly onCancel?: (() => void) | undefined;
}

/** A startfil, and the six words by which a person makes sure of it. */
export function ChooseStartfil({ onSame, onCancel }: ChooseStartfilProps) {
  const [opened, setOpened] = useState<OpenedStartfil>();
  const [problem, setProblem] = useState<string>();
  // A startfil that names a form which is not here: its file is asked for too.
  const [waiting, setWaiting] = useState<File>();
  const read = async (file: File, instrumentFile?: File) => {
    setProblem(undefined);
    const reader = { today: today(), instruments: [workingWording], instrumentFile };
    const result = await readStartfil(file, reader);
    if (result.ok) return setOpened(result.opened);
    setProblem(result.message);
    setWaiting(result.needsInstrument ? file : undefined);
  };
  if (opened !== undefined) {
    const { startfil, digest } = opened;
    return (
      <Screen heading={texts.compare.heading}>
        {startfil.prov && <p className="vv-note">{texts.prov}</p>}
        <p>
          {texts.compare.forbund}: <strong>{startfil.forbund.name}</strong>
          <br />
          {texts.compare.insats}: <strong>{startfil.insats.name}</strong>
        </p>
        <p>{texts.compare.body}</p>
        <Words words={wordsOf(digest)} label={texts.compare.heading} />
        <div className="vv-actions">
          <button type="button" className="vv-button vv-button--primary" onClick={() => onSame(opened)}>
            {texts.compare.same}
          </button>
          <button
            type="button"
            className="vv-button"
            onClick={() => {
              setOpened(undefined);
              setProblem(texts.compare.discarded);
            }}
          >
            {texts.compare.notSame}
          </button>
        </div>
      </Screen>
    );
  }
  return (
    <Screen heading={texts.start.heading}>
      <p>{texts.start.body}</p>
      <Problem text={problem} />
      <FileField id="startfil" label={texts.start.choose} onFile={(file) => void read(file)} />
      {waiting && (
        <FileField id="formular" label={texts.start.chooseForm} onFile={(file) => void read(waiting, file)} />
      )}
      {onCancel && (
        <div className="vv-actions">
          <button type="button" className="vv-button" onClick={onCancel}>
            {texts.start.cancel}
          </button>
        </div>
      )}
    </Screen>
  );
}

interface FileFieldProps {
  readonly id: string;
  readonly label: string;
  readonly onFile: (file: File) => void;
}

function FileField({ id, label, onFile }: FileFieldProps) {
  return (
    <>
      <label className="vv-field__label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="setup__file"
        type="file"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again after an error.
          target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}

interface SendAnmalanProps {
  readonly vault: Vault;
  readonly enrolment: Pick<Enrolment, "startfil" | "digest">;
  readonly onDone: () => void;
}

/** The anmälan of this frame's vault as a file to carry to the förbund, and the words to read out. */
export function SendAnmalan({ vault, enrolment, onDone }: SendAnmalanProps) {
  const [made, setMade] = useState<MadeAnmalan>();
  const [isSaved, setIsSaved] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    makeAnmalan(vault, enrolment).then(setMade, (cause: unknown) => setProblem(problemText(cause)));
  }, [vault, enrolment]);
  return (
    <Screen heading={texts.anmalan.heading}>
      <p>{texts.anmalan.body}</p>
      <Problem text={problem} />
      {made && <Words words={made.words} label={texts.anmalan.words} />}
      <p role="status">{isSaved ? texts.anmalan.saved : ""}</p>
      <div className="vv-actions">
        <button
          type="button"
          className="vv-button vv-button--primary"
          disabled={made === undefined}
          onClick={() => {
            if (made === undefined) return;
            saveFiles([made.file]);
            setIsSaved(true);
          }}
        >
          {texts.anmalan.save}
        </button>
        <button type="button" className="vv-button" onClick={onDone}>
          {texts.anmalan.done}
        </button>
      </div>
    </Screen>
  );
}
