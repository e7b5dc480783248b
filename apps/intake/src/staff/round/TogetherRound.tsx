import { tallyKeyOf } from "@vifragar/enrolment";
import { type Finish, SevenQuestions } from "@vifragar/form";
import { togetherStore } from "@vifragar/form/encrypted-storage";
import { useMemo } from "react";
import { MEDIA } from "../../session/media.ts";
import type { Round } from "../../session/session.ts";
import { useSurroundings } from "../staff-context.ts";
import { useContact } from "../use-contact.ts";
import { useBesideAnswers } from "./use-beside-answers.tsx";
import { useFormSettings } from "./use-form-settings.ts";

interface TogetherRoundProps {
  readonly round: Round;
  readonly onFinished: (finish: Finish) => void;
}

/** An omgång that staff and participant answer together: counted at once when it is sent. */
export function TogetherRound({
  round: { enrolment, language, prior, longPauses },
  onFinished,
}: TogetherRoundProps) {
  const { session, platform } = useSurroundings();
  const contact = useContact();
  const { supportLines, clocks } = useFormSettings(longPauses);
  const besideAnswers = useBesideAnswers(enrolment.instrument);
  const store = useMemo(
    () =>
      togetherStore({
        vault: session.vault(),
        tally: tallyKeyOf(enrolment, platform.today()),
        plan: enrolment.plan,
        coin: platform.coin,
      }),
    [session, platform, enrolment],
  );
  return (
    <SevenQuestions
      instrument={enrolment.instrument}
      mode="together"
      store={store}
      language={language}
      prior={prior}
      contact={contact || undefined}
      supportLines={supportLines}
      clocks={clocks}
      media={MEDIA}
      trial={enrolment.startfil.prov}
      besideAnswers={besideAnswers}
      onHidden={() => void session.hidden()}
      onFinished={onFinished}
    />
  );
}
