import { useEffect, useState } from "react";
import { Link } from "wouter";
import { texts } from "../../texts/sv.ts";
import { useSurroundings, useUnlocked } from "../staff-context.ts";

/** Below this the browser may refuse to write soon: a hundred times what the app needs for one insats. */
const LITTLE_ROOM_BYTES = 20_000_000;

/** Whether what is stored here stays, said plainly, and the file that saves what is counted. */
export function StoragePanel() {
  const { platform } = useSurroundings();
  const { erasable } = useUnlocked();
  const [isKept, setIsKept] = useState<boolean>();
  const [free, setFree] = useState<number>();
  const { device: t, shell } = texts;
  useEffect(() => {
    platform.keepsStorage().then(setIsKept, () => setIsKept(undefined));
    platform.freeBytes().then(setFree, () => setFree(undefined));
  }, [platform]);
  const ask = () => {
    platform.askToKeepStorage().then(setIsKept, () => setIsKept(false));
  };
  return (
    <section aria-labelledby="lagring">
      <h2 id="lagring" className="in-subheading">
        {t.storage}
      </h2>
      <p role="status">{isKept ? t.persisted : t.notPersisted}</p>
      {platform.isForgetfulTab() && <p className="in-note">{t.forgetfulTab}</p>}
      {!erasable && <p className="in-note">{shell.notErasable}</p>}
      {free !== undefined && free < LITTLE_ROOM_BYTES && <p className="in-note">{t.littleRoom}</p>}
      {!isKept && (
        <div className="in-actions">
          <button type="button" className="in-button" onClick={ask}>
            {t.askPersist}
          </button>
        </div>
      )}
      <h3>{t.rescue}</h3>
      <p>
        {t.rescueBody} <Link href="/lamna-in">{texts.start.handIn}</Link>
      </p>
    </section>
  );
}
