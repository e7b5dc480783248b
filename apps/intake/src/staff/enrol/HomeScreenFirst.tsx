import { texts } from "../../texts/sv.ts";

/** In a tab that forgets: nothing is made here that would be gone in a week. */
export function HomeScreenFirst() {
  const { homeScreen: t } = texts;
  return (
    <>
      <p className="in-lead">{t.why}</p>
      <ol className="in-steps">
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>{t.otherwise}</p>
    </>
  );
}
