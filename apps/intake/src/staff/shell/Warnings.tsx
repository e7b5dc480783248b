import { secondCopyTexts } from "@vifragar/vault";
import { texts } from "../../texts/sv.ts";
import { useSurroundings, useUnlocked } from "../staff-context.ts";

/** What staff must know about this device before they go on. Nothing on most days. */
export function Warnings() {
  const { platform } = useSurroundings();
  const { readOnly, erasable, warnings } = useUnlocked();
  const { shell: t } = texts;
  const lines = [
    readOnly && t.readOnly,
    !erasable && t.notErasable,
    secondCopyTexts[warnings.secondCopy],
    platform.isForgetfulTab() && texts.device.forgetfulTab,
    warnings.inDoubt && t.inDoubt,
    warnings.damaged && t.damaged,
    warnings.overdue.length > 0 && t.overdue,
  ].filter((line) => typeof line === "string");
  return lines.map((line) => (
    <p key={line} className="in-note">
      {line}
    </p>
  ));
}
