import { type OpenedStartfil, periodName, periodOf, textIn } from "@vifragar/core";
import { wordsOf } from "@vifragar/enrolment";
import { dayInWords, SWEDISH } from "../../texts/languages.ts";
import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";
import { useSurroundings } from "../staff-context.ts";
import { Words } from "./Words.tsx";

interface CompareStartfilProps {
  readonly opened: OpenedStartfil;
  /** Said before going on, when the startfil belongs under the other lock. */
  readonly notice?: string | undefined;
  readonly onSame: () => void;
  readonly onNotSame: () => void;
}

/** Whose startfil it is, and the six words by which a person makes sure of it. */
export function CompareStartfil({ opened, notice, onSame, onNotSame }: CompareStartfilProps) {
  const { platform } = useSurroundings();
  const { startfil, digest, instrument } = opened;
  const { startfil: t } = texts;
  return (
    <Screen heading={t.compareHeading}>
      <dl className="in-facts">
        <dt>{t.forbund}</dt>
        <dd>{startfil.forbund.name}</dd>
        <dt>{t.insats}</dt>
        <dd>{startfil.insats.name}</dd>
        <dt>{t.form}</dt>
        <dd>
          {textIn(instrument.name, SWEDISH, instrument)}
          {startfil.from !== undefined && startfil.from > platform.today() && (
            <>
              <br />
              {t.formFrom} {dayInWords(startfil.from)}
            </>
          )}
        </dd>
        <dt>{t.period}</dt>
        <dd>{periodName(periodOf(platform.today(), startfil.calendar))}</dd>
      </dl>
      <p>{t.compare}</p>
      <Words words={wordsOf(digest)} label={t.compareHeading} />
      {notice && <p className="in-note">{notice}</p>}
      <div className="in-actions">
        <button type="button" className="in-button in-button--primary" onClick={onSame}>
          {t.same}
        </button>
        <button type="button" className="in-button" onClick={onNotSame}>
          {t.notSame}
        </button>
      </div>
    </Screen>
  );
}
