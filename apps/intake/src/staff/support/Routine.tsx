import { texts } from "../../texts/sv.ts";
import { useSettings } from "../staff-context.ts";

/** What the förbund has written about what is done afterwards. Nothing where it has written nothing. */
export function Routine() {
  const { routine } = useSettings();
  const { routine: t } = texts;
  if (routine === null) return null;
  return (
    <p>
      <strong>{t.heading}:</strong> {routine.text}
      {routine.link !== null && (
        <>
          {" "}
          <a href={routine.link} target="_blank" rel="noreferrer">
            {t.link}
          </a>
        </>
      )}
    </p>
  );
}
