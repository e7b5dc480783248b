import { NotAskedReason } from "@vifragar/core";
import * as z from "zod/mini";
import { texts } from "../../texts/sv.ts";
import { CountForm, type RegisterProps } from "./CountForm.tsx";

const { notAsked: t } = texts;

const why = z.enum(NotAskedReason.options, t.pick);

interface NotAskedProps extends RegisterProps {
  /** Chosen beforehand, when the checklist led here. */
  readonly reason: NotAskedReason | undefined;
}

/** S9: somebody did not get the questions, and why. Never who. */
export function NotAsked({ reason, ...props }: NotAskedProps) {
  return (
    <CountForm
      {...props}
      heading={t.heading}
      type="radio"
      legend={t.legend}
      choices={NotAskedReason.options.map((value) => ({
        value,
        label: t.reasons[value],
        ...(value === "already-asked" && { hint: t.alreadyHint }),
      }))}
      chosen={reason ?? ""}
      what={why}
      occasionOf={(what, sex) => ({ kind: "not-asked", reason: what, sex })}
    />
  );
}
