import { periodKey, periodName } from "@vifragar/core";
import { currentPeriod, type Enrolment, hasBegun, insatserOf } from "@vifragar/enrolment";
import { useContext } from "react";
import { Link } from "wouter";
import { dayInWords, languageName } from "../texts/languages.ts";
import { texts } from "../texts/sv.ts";
import { Screen } from "../ui/Screen.tsx";
import { PendingContext, statusOf } from "./hand-in/use-pending.ts";
import { FormBanner, formLine } from "./shell/FormBanner.tsx";
import { Warnings } from "./shell/Warnings.tsx";
import { useSurroundings, useUnlocked } from "./staff-context.ts";

interface StartPageProps {
  readonly enrolment: Enrolment;
  /** What was just done, such as *Sparat.* */
  readonly notice: string;
}

/** S3: three things to do, and quieter ones below. No counters, no names, no list of earlier omgångar. */
export function StartPage({ enrolment, notice }: StartPageProps) {
  const { session, platform } = useSurroundings();
  const { enrolments, habit } = useUnlocked();
  const { pending } = useContext(PendingContext);
  const { start: t, before } = texts;
  const today = platform.today();
  const period = currentPeriod(enrolment, today);
  const next = enrolments.find(
    (one) => one.startfil.insats.id === enrolment.startfil.insats.id && !hasBegun(one, today),
  );
  const isClosed =
    pending?.some(
      ({ insats, final, period: counted }) =>
        insats === enrolment.startfil.insats.id && final && periodKey(counted) === periodKey(period),
    ) ?? false;
  return (
    <Screen heading={enrolment.startfil.insats.name}>
      <p role="status" className="in-status-line">
        {notice}
      </p>
      <p className="in-quiet">
        {enrolment.startfil.forbund.name}
        <br />
        {texts.insats.line(periodName(period), formLine(enrolment.instrument))}
      </p>
      <FormBanner instruments={[enrolment.instrument]} />
      <Warnings />
      {pending && statusOf(pending) === "ended" && (
        <p className="in-note">
          <Link href="/lamna-in">{texts.status.ended}</Link>
        </p>
      )}
      {next?.startfil.from !== undefined && next !== enrolment && (
        <p className="in-note">{t.formNext(formLine(next.instrument), dayInWords(next.startfil.from))}</p>
      )}
      {isClosed ? (
        <p className="in-note">{t.closed}</p>
      ) : !hasBegun(enrolment, today) && enrolment.startfil.from !== undefined ? (
        <p className="in-note">{t.formWaits(dayInWords(enrolment.startfil.from))}</p>
      ) : (
        <nav className="in-doors" aria-label={enrolment.startfil.insats.name}>
          {/* Once it is known how they ask, the next person is two presses away. */}
          <Link href={habit ? "/nasta" : "/innan"} className="in-door in-door--first">
            {t.round}{" "}
            {habit && (
              <span className="in-door__hint">
                {t.againLine(
                  languageName(habit.language, enrolment.instrument),
                  before.modesShort[habit.mode],
                )}
              </span>
            )}
          </Link>
          <Link href="/inte-nu" className="in-door">
            {t.notAsked}
          </Link>
          <Link href="/uppfoljning" className="in-door">
            {t.followUp}
          </Link>
        </nav>
      )}
      <h2 className="in-subheading">{t.more}</h2>
      <ul className="in-links">
        <li>
          <Link href="/lamna-in">{t.handIn}</Link>
        </li>
        <li>
          <Link href="/stod">{t.support}</Link>
        </li>
        <li>
          <Link href="/blankett">{t.paperForm}</Link>
        </li>
        {hasBegun(enrolment, today) && !isClosed && (
          <li>
            <Link href="/papper">{t.paper}</Link>
          </li>
        )}
        <li>
          <Link href="/ova">{t.practise}</Link>
        </li>
        <li>
          <Link href="/antal">{t.coverage}</Link>
        </li>
        <li>
          <Link href="/enheten">{t.device}</Link>
        </li>
        {insatserOf(enrolments, today).length > 1 && (
          <li>
            <button type="button" className="in-linkbutton" onClick={() => session.chooseInsats(undefined)}>
              {t.change}
            </button>
          </li>
        )}
      </ul>
    </Screen>
  );
}
