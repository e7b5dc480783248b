import { type Coverage, coverageOf, periodName, type TallyPlan } from "@vifragar/core";
import { coverageCells, currentPeriod, type Enrolment, tallyKeyOf } from "@vifragar/enrolment";
import { useEffect, useState } from "react";
import { texts } from "../../texts/sv.ts";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { useInForce, useSurroundings, useUnlocked } from "../staff-context.ts";

const { coverage: t } = texts;

/** How many got the questions on this device in this period: process counters, and nothing from answers. */
export function CoveragePage() {
  const { session, platform } = useSurroundings();
  const { insats } = useUnlocked();
  const enrolments = useInForce();
  const [coverage, setCoverage] = useState<Coverage>();
  const [problem, setProblem] = useState<string>();
  const enrolment = enrolments.find(({ startfil }) => startfil.insats.id === insats);
  const today = platform.today();
  useEffect(() => {
    if (enrolment === undefined) return;
    session
      .vault()
      .coverage({ ...tallyKeyOf(enrolment, today), cells: coverageCells(enrolment) })
      .then(
        (counts) => setCoverage(coverageFrom(counts, enrolment.coveragePlan)),
        (cause: unknown) => setProblem(problemText(cause)),
      );
  }, [session, enrolment, today]);
  return (
    <Screen heading={t.heading}>
      {enrolment && <p className="in-quiet">{lineOf(enrolment, today)}</p>}
      <p className="in-lead">{t.intro}</p>
      <Problem text={problem} />
      {coverage &&
        (coverage.asked > 0 || coverage.notAsked.total > 0 ? (
          <Numbers coverage={coverage} />
        ) : (
          <p>{t.none}</p>
        ))}
    </Screen>
  );
}

const lineOf = (enrolment: Enrolment, today: number): string =>
  `${enrolment.startfil.insats.name} · ${periodName(currentPeriod(enrolment, today))}`;

/** Forms with answers are not told to this screen, so they are 0. */
const coverageFrom = (counts: readonly number[], plan: TallyPlan): Coverage =>
  coverageOf({ plan: plan.hash, forms: 0, counts }, plan);

function Numbers({ coverage }: { readonly coverage: Coverage }) {
  const { asked, covered, declined, bySex, notAsked } = coverage;
  return (
    <>
      <dl className="in-facts in-facts--numbers">
        <dt>{t.coveredLabel}</dt>
        <dd>{t.covered(covered)}</dd>
        {asked !== covered && (
          <>
            <dt>{t.askedLabel}</dt>
            <dd>{t.asked(asked)}</dd>
          </>
        )}
        {declined !== undefined && (
          <>
            <dt>{t.declined}</dt>
            <dd>{declined}</dd>
          </>
        )}
      </dl>
      <h2 className="in-subheading">{t.bySex}</h2>
      {bySex.length === 0 ? (
        <p>{t.hiddenSex}</p>
      ) : (
        <ul className="in-rows">
          {bySex.map(({ group, covered: count }) => (
            <li key={group}>
              <span>{t.groups[group]}</span> <strong>{count}</strong>
            </li>
          ))}
        </ul>
      )}
      {asksMenLess(coverage) && <p className="in-note">{t.menLess}</p>}
      {notAsked.total > 0 && (
        <>
          <h2 className="in-subheading">{t.notAsked}</h2>
          <p>{t.notAskedTotal(notAsked.total)}</p>
          <ul className="in-rows">
            {notAsked.byReason.map(({ reason, count }) => (
              <li key={reason}>
                <span>{t.reasons[reason]}</span> <strong>{count}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="in-quiet">{t.note}</p>
    </>
  );
}

/** Clearly fewer men than women, and enough of both to say so: less than two thirds. */
function asksMenLess({ bySex }: Coverage): boolean {
  const of = (wanted: string) => bySex.find(({ group }) => group === wanted)?.covered;
  const [women, men] = [of("woman"), of("man")];
  return women !== undefined && men !== undefined && men * 3 < women * 2;
}
