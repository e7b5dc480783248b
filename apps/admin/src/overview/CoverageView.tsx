import { type Coverage, fractionText, groupTexts, reasonTexts, shareText, wholeText } from "@vifragar/core";
import { ShareBar } from "./ShareBar.tsx";

/** How many of the participants got the questions, by sex, and why the others did not. */
export function CoverageView({
  coverage,
  isReleased,
}: {
  readonly coverage: Coverage;
  readonly isReleased: boolean;
}) {
  const { covered, participants, exceedsParticipants, bySex, notAsked, answered } = coverage;
  const isKnown = participants !== undefined && !exceedsParticipants;
  const rows = bySex.map(({ group, ...row }) => ({ name: groupTexts[group], ...row }));
  return (
    <>
      <p className="admin-sentence">
        {isKnown
          ? `${shareText(covered, participants)} deltagare fick frågorna.`
          : `${wholeText(covered)} deltagare fick frågorna.`}
      </p>
      {isKnown && <ShareBar part={covered} whole={participants} />}
      {exceedsParticipants && (
        <p className="admin-attention">
          Fler har fått frågorna än det finns deltagare. Kontrollera antalet deltagare under Insatser.
        </p>
      )}
      {participants === undefined && (
        <p className="admin-note">Antalet deltagare är inte angivet. Då går andelen inte att visa.</p>
      )}
      {rows.length > 0 && (
        <ul className="admin-groups">
          {rows.map(({ name, covered: part, participants: whole }) => (
            <li key={name}>
              <span>
                {name} {whole === undefined ? wholeText(part) : fractionText(part, whole)}
              </span>
              {whole !== undefined && <ShareBar part={part} whole={whole} />}
            </li>
          ))}
        </ul>
      )}
      {notAsked.total > 0 && (
        <p>
          {wholeText(notAsked.total)} fick inte frågorna
          {notAsked.byReason.length > 0 &&
            `: ${notAsked.byReason.map(({ reason, count }) => `${reasonTexts[reason]} ${wholeText(count)}`).join(" · ")}`}
          .
        </p>
      )}
      {isReleased && <p>{fractionText(answered, covered)} svarade på minst en fråga.</p>}
    </>
  );
}
