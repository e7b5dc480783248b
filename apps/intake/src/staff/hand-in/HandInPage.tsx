import { handInItems, itemKey } from "@vifragar/enrolment";
import { useContext } from "react";
import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";
import { useSurroundings, useUnlocked } from "../staff-context.ts";
import { HandInCard } from "./HandInCard.tsx";
import { KvittoPanel } from "./KvittoPanel.tsx";
import { PendingContext } from "./use-pending.ts";

/** S11: what leaves the device, in plain words, and the files that it leaves as. */
export function HandInPage() {
  const { platform } = useSurroundings();
  const { enrolments } = useUnlocked();
  const { pending } = useContext(PendingContext);
  const { handIn: t } = texts;
  return (
    <Screen heading={t.heading}>
      <p className="in-lead">{t.intro}</p>
      <section className="in-panel">
        <h2 className="in-subheading">{t.what}</h2>
        <ul>
          {t.files.map((file) => (
            <li key={file}>{file}</li>
          ))}
        </ul>
        <p>{t.never}</p>
      </section>
      {pending &&
        handInItems(enrolments, pending, platform.today()).map((item) => (
          <HandInCard key={itemKey(item)} item={item} />
        ))}
      <KvittoPanel />
    </Screen>
  );
}
