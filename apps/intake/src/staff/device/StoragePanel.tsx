import { useEffect, useState } from "react";
import { texts } from "../../texts/sv.ts";

/** Whether the browser promises to keep what is stored, and how to ask it. */
export function StoragePanel() {
  const [isPersisted, setIsPersisted] = useState<boolean>();
  const { device: t } = texts;
  useEffect(() => {
    navigator.storage?.persisted?.().then(setIsPersisted, () => setIsPersisted(undefined));
  }, []);
  const ask = () => {
    navigator.storage?.persist?.().then(setIsPersisted, () => setIsPersisted(false));
  };
  return (
    <section>
      <h2 className="in-subheading">{t.storage}</h2>
      <p role="status">{isPersisted ? t.persisted : t.notPersisted}</p>
      {!isPersisted && (
        <div className="in-actions">
          <button type="button" className="in-button" onClick={ask}>
            {t.askPersist}
          </button>
        </div>
      )}
    </section>
  );
}
