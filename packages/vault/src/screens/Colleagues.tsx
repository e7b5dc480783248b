import { useEffect, useState } from "react";
import type { Slot, Vault } from "../vault.ts";
import { AddColleague } from "./AddColleague.tsx";
import { Heading } from "./Heading.tsx";
import { RevokeColleague } from "./RevokeColleague.tsx";
import { texts } from "./texts.ts";

const { colleagues: t } = texts;

type View = "list" | "add" | "revoke";

/** Who can open the vault: add a colleague, or shut everyone else out. */
export function Colleagues({ vault, name }: { readonly vault: Vault; readonly name: string }) {
  const [view, setView] = useState<View>("list");
  const [slots, setSlots] = useState<readonly Slot[]>([]);
  const [message, setMessage] = useState("");
  useEffect(() => {
    if (view === "list") void vault.slots().then(setSlots, () => setSlots([]));
  }, [vault, view]);
  const back = (text = ""): void => {
    setMessage(text);
    setView("list");
  };
  if (view === "add") return <AddColleague vault={vault} onDone={back} />;
  if (view === "revoke") return <RevokeColleague vault={vault} name={name} onDone={back} />;
  return (
    <section className="vv-screen">
      <Heading>{t.heading}</Heading>
      <p className="vv-status" role="status">
        {message}
      </p>
      <ul className="vv-slots">
        {slots.map((slot) => (
          <li key={slot.id} className="vv-slots__slot">
            <span>{t[slot.kind]}</span>
            {slot.label !== "" && <span className="vv-slots__label">{slot.label}</span>}
          </li>
        ))}
      </ul>
      <div className="vv-actions">
        <button type="button" className="vv-button vv-button--primary" onClick={() => setView("add")}>
          {t.add}
        </button>
        <button type="button" className="vv-button" onClick={() => setView("revoke")}>
          {t.revoke}
        </button>
      </div>
    </section>
  );
}
