import type { HandedIn, NamedFile } from "@vifragar/enrolment";
import { ready, snapshotFileName } from "@vifragar/sealing";
import { useEffect, useRef, useState } from "react";
import { texts } from "../../texts/sv.ts";
import { useSurroundings } from "../staff-context.ts";

interface HandInFilesProps {
  readonly files: HandedIn;
  /** Just made: told as done, and the first thing to do. Otherwise the latest ones once more. */
  readonly isNew: boolean;
}

/** The two sealed files of a hand-in: saved, or shared where the system can. */
export function HandInFiles({ files, isNew }: HandInFilesProps) {
  const { platform } = useSurroundings();
  const [done, setDone] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const { handIn: t } = texts;
  useEffect(() => {
    if (isNew) heading.current?.focus();
  }, [isNew]);
  const named = async (): Promise<readonly NamedFile[]> => {
    await ready;
    return [
      { name: snapshotFileName("tally"), bytes: files.tally },
      { name: snapshotFileName("coverage"), bytes: files.coverage },
    ];
  };
  const save = async () => {
    const both = await named();
    platform.saveFiles(both);
    setDone(`${t.savedAs} ${both.map(({ name }) => name).join(", ")}`);
  };
  const share = async () => {
    const result = await platform.shareFiles?.(await named());
    if (result !== undefined) setDone(t.shareResults[result]);
  };
  return (
    <div className="in-files">
      {isNew && (
        <>
          <h3 ref={heading} tabIndex={-1}>
            {t.ready}
          </h3>
          <p>{t.readyBody}</p>
        </>
      )}
      <div className="in-actions">
        <button
          type="button"
          className={isNew ? "in-button in-button--primary" : "in-button"}
          onClick={() => void save()}
        >
          {isNew ? t.save : t.again}
        </button>
        {platform.shareFiles && (
          <button type="button" className="in-button" onClick={() => void share()}>
            {t.share}
          </button>
        )}
      </div>
      <p role="status" className="in-status-line">
        {done}
      </p>
    </div>
  );
}
