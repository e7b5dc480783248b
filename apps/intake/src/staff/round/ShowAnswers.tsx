import { SevenQuestions } from "@vifragar/form";
import { togetherStore } from "@vifragar/form/encrypted-storage";
import { useEffect, useMemo, useState } from "react";
import type { ToShow } from "../../session/state.ts";
import { texts } from "../../texts/sv.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { Header } from "../shell/Header.tsx";
import { useSurroundings } from "../staff-context.ts";
import { useContact } from "../use-contact.ts";
import { useBesideAnswers } from "./use-beside-answers.tsx";
import { useFinishing } from "./use-finishing.ts";
import { useFormSettings } from "./use-form-settings.ts";

/** The longest that answers are kept for being gone through (ux.md 3.0). */
const LONGEST_MS = 30 * 60_000;

/** S7 after a hand-over: told first, opened when both are ready, counted and gone afterwards. */
export function ShowAnswers({ shown }: { readonly shown: ToShow }) {
  const { session, platform } = useSurroundings();
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { enrolment, tally, handOver, answers, prior } = shown;
  const contact = useContact();
  const { supportLines, clocks } = useFormSettings();
  const besideAnswers = useBesideAnswers(enrolment.instrument);
  const finish = useFinishing((how) => session.shownDone(handOver, how));
  const { plan } = enrolment;
  const store = useMemo(
    () => togetherStore({ vault: session.vault(), tally, plan, handOver, coin: platform.coin }),
    [session, platform, tally, plan, handOver],
  );
  useEffect(() => {
    const timer = setTimeout(() => {
      session.countShown(shown).catch((cause: unknown) => setProblem(problemText(cause)));
    }, LONGEST_MS);
    return () => clearTimeout(timer);
  }, [session, shown]);
  const { results: t } = texts;
  if (isOpen) {
    return (
      <SevenQuestions
        instrument={enrolment.instrument}
        mode="together"
        store={store}
        prior={prior}
        contact={contact || undefined}
        supportLines={supportLines}
        clocks={clocks}
        trial={enrolment.startfil.prov}
        shown={answers}
        besideAnswers={besideAnswers}
        onHidden={() => void session.hidden()}
        onFinished={finish}
      />
    );
  }
  return (
    <>
      <Header />
      <Screen heading={t.texts.shown}>
        <Problem text={problem} />
        <p className="in-lead">{t.hints.shown}</p>
        <div className="in-actions">
          <button type="button" className="in-button in-button--primary" onClick={() => setIsOpen(true)}>
            {t.show}
          </button>
        </div>
      </Screen>
    </>
  );
}
