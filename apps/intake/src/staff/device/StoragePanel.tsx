import { useEffect, useState } from "react";
import { texts } from "../../texts/sv.ts";
import { useSurroundings } from "../staff-context.ts";

/** Whether the browser promises to keep what is stored, and how to ask it. */
export function StoragePanel() {
  const { platform } = useSurroundings();
  const [isKept, setIsKept] = useState<boolean>();
  const { device: t } = texts;
  useEffect(() => {
    platform.keepsStorage().then(setIsKept, () => setIsKept(undefined));
  }, [platform]);
  const ask = () => {
    platform.askToKeepStorage().then(setIsKept, () => setIsKept(false));
  };
  return (
    <section>
      <h2 className="in-subheading">{t.storage}</h2>
      <p role="status">{isKept ? t.persisted : t.notPersisted}</p>
      {!isKept && (
        <div className="in-actions">
          <button type="button" className="in-button" onClick={ask}>
            {t.askPersist}
          </button>
        </div>
      )}
    </section>
  );
}
