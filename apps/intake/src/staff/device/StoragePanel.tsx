import { useEffect, useState } from "react";
import { Link } from "wouter";
import type { Platform } from "../../platform.ts";
import type { Session } from "../../session/session.ts";
import { texts } from "../../texts/sv.ts";
import { useSurroundings, useUnlocked } from "../staff-context.ts";

/** Below this the browser may refuse to write soon: a hundred times what the app needs for one insats. */
const LITTLE_ROOM_BYTES = 20_000_000;

/** Whether what is stored here stays, said plainly, and the file that saves what is counted. */
export function StoragePanel() {
  const { platform, session } = useSurroundings();
  const { erasable, enrolments } = useUnlocked();
  const [isKept, setIsKept] = useState<boolean>();
  const [isTight, setIsTight] = useState(false);
  const { device: t, shell } = texts;
  useEffect(() => {
    platform.keepsStorage().then(setIsKept, () => setIsKept(undefined));
    hasLittleRoom(platform, session).then(setIsTight, () => setIsTight(true));
  }, [platform, session]);
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
      {isTight && <p className="in-note">{t.littleRoom}</p>}
      {!isKept && (
        <div className="in-actions">
          <button type="button" className="in-button" onClick={ask}>
            {t.askPersist}
          </button>
        </div>
      )}
      <h3>{t.rescue}</h3>
      <p>
        {t.rescueBody(Math.max(...enrolments.map(({ startfil }) => startfil.k)))}{" "}
        <Link href="/lamna-in">{texts.start.handIn}</Link>
      </p>
    </section>
  );
}

/** What the browser says, and what a write says: Chromium does not tell a page how much room there is. */
async function hasLittleRoom(platform: Platform, session: Session): Promise<boolean> {
  const free = await platform.freeBytes();
  await session.vault().checkRoom();
  return free !== undefined && free < LITTLE_ROOM_BYTES;
}
