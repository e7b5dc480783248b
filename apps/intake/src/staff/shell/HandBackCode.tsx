import { useState } from "react";
import * as z from "zod/mini";
import { texts } from "../../texts/sv.ts";
import { controlId } from "../../ui/ChoiceField.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { useStaffForm } from "../../ui/use-staff-form.ts";
import { useSurroundings } from "../staff-context.ts";

const { code: t } = texts;

/** Six equal digits, six in a row, or those of our own example: what anyone would try first. */
function isEasy(code: string): boolean {
  if (t.wrong.includes(code)) return true;
  const steps = [...code].slice(1).map((digit, at) => Number(digit) - Number(code[at]));
  return steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 2) < 2;
}

const CodeForm = z.object({
  code: z.string().check(
    z.regex(/^\d{6}$/, t.wrong),
    z.refine((code) => !isEasy(code), t.tooEasy),
  ),
});

/** Six digits for taking the tablet back, chosen at unlock while no participant watches (architecture.md 10). */
export function HandBackCode() {
  const { session } = useSurroundings();
  const [problem, setProblem] = useState<string>();
  const { register, problems, attempt, send, errorOf } = useStaffForm(
    { schema: CodeForm, defaults: { code: "" }, controls: { code: "" } },
    async ({ code }) => {
      try {
        await session.chooseHandBackCode(code);
      } catch (cause) {
        setProblem(problemText(cause));
      }
    },
  );
  const error = errorOf("code");
  const id = controlId("code");
  return (
    <Screen heading={t.heading} hasErrors={problems.length > 0}>
      <p className="in-lead">{t.body}</p>
      <form noValidate autoComplete="off" onSubmit={(event) => void send(event)}>
        <ErrorSummary problems={problems} attempt={attempt} />
        <Problem text={problem} />
        <div className={error ? "in-field in-field--wrong" : "in-field"}>
          <label className="in-field__legend" htmlFor={id}>
            {t.label}
          </label>
          {error && (
            <p id={`${id}-fel`} className="in-field__error">
              {error}
            </p>
          )}
          <input
            {...register("code")}
            id={id}
            className="in-input in-input--digits"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            maxLength={6}
            {...(error && { "aria-describedby": `${id}-fel` })}
          />
        </div>
        <div className="in-actions">
          <button type="submit" className="in-button in-button--primary">
            {t.save}
          </button>
          <button
            type="button"
            className="in-button"
            onClick={() => void session.chooseHandBackCode(undefined)}
          >
            {t.skip}
          </button>
        </div>
      </form>
    </Screen>
  );
}
