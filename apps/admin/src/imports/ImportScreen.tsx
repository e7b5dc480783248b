import { useRef, useState } from "react";
import { Link } from "wouter";
import { coverageOfOthers, withSetAside } from "../devices/forks.ts";
import { plansIn } from "../forms/forms.ts";
import { useBook, useSession } from "../shell/session.ts";
import { FileButton } from "../ui/FileButton.tsx";
import { Page } from "../ui/Page.tsx";
import { Progress } from "../ui/Progress.tsx";
import { counted } from "../ui/swedish.ts";
import { filesOfDrop, isOwnFile } from "./chosen-files.ts";
import { ImportResult } from "./ImportResult.tsx";
import { importFiles } from "./import-files.ts";
import type { ImportLine } from "./take-in.ts";

interface Result {
  readonly lines: readonly ImportLine[];
  readonly unread: number;
  readonly turn: number;
}

/** Takes in what devices have handed in: answers, coverage, and anmälningar of new devices. */
export function ImportScreen() {
  const { keeper, vault, today } = useSession();
  const { waiting, forbund } = useBook();
  const isNation = forbund.level === "nation";
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [result, setResult] = useState<Result>();
  const [isOver, setIsOver] = useState(false);
  const running = useRef<AbortController>(undefined);
  const turn = useRef(0);

  async function take(files: readonly File[]) {
    // One import at a time: a second choice is made when the first is done.
    if (running.current !== undefined || files.length === 0) return;
    const abort = new AbortController();
    running.current = abort;
    setResult(undefined);
    setProgress({ done: 0, of: files.length });
    try {
      const lines = await importFiles(files, {
        vault,
        keeper,
        plans: plansIn(keeper.current()),
        today: today(),
        onProgress: (done) => setProgress({ done, of: files.length }),
        signal: abort.signal,
      });
      const aside = await coverageOfOthers(keeper.current(), { vault });
      if (aside.length > 0) await keeper.change((before) => withSetAside(before, aside));
      turn.current += 1;
      setResult({ lines, unread: files.length - lines.length, turn: turn.current });
    } finally {
      running.current = undefined;
      setProgress(undefined);
    }
  }

  return (
    <Page title="Importera filer">
      <p>
        Välj filerna som {isNation ? "förbunden" : "enheterna"} har lämnat in. De heter <code>tal-….age</code>
        , <code>tackning-….age</code>
        {isNation && (
          <>
            , <code>slapp-….json</code>
          </>
        )}{" "}
        och <code>anmalan-….age</code>. Samma fil kan läsas in flera gånger utan att räknas två gånger.
      </p>
      {/* Dragging is an extra for the mouse; the button does the same (WCAG 2.5.7). */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the control is the button inside. */}
      <div
        className={isOver ? "admin-drop admin-drop--over" : "admin-drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={async (event) => {
          event.preventDefault();
          setIsOver(false);
          await take(await filesOfDrop(event.dataTransfer));
        }}
      >
        <div className="admin-drop__buttons">
          <FileButton text="Välj fil" multiple onFiles={take} />
          <FileButton text="Välj mapp" folder quiet onFiles={(files) => take(files.filter(isOwnFile))} />
        </div>
        <p className="admin-drop__extra">Du kan välja flera filer, en hel mapp, eller dra dem hit.</p>
      </div>
      {progress !== undefined && (
        <>
          <Progress
            text={`Läser in ${counted(progress.of, "fil", "filer")}`}
            done={progress.done}
            of={progress.of}
          />
          <div className="admin-actions">
            <button
              type="button"
              className="admin-button admin-button--quiet"
              onClick={() => running.current?.abort()}
            >
              Avbryt
            </button>
          </div>
        </>
      )}
      {result !== undefined && (
        <section>
          <ImportResult key={result.turn} {...result} />
          {waiting.length > 0 && (
            <p>
              {isNation
                ? counted(waiting.length, "nyckel väntar", "nycklar väntar")
                : counted(waiting.length, "enhet väntar", "enheter väntar")}{" "}
              på att godkännas.{" "}
              {isNation ? (
                <Link href="/forbund">Till Förbund</Link>
              ) : (
                <Link href="/enheter">Till Enheter</Link>
              )}
            </p>
          )}
        </section>
      )}
    </Page>
  );
}
