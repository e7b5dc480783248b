import { useBook } from "../shell/session.ts";
import { Notice } from "../ui/Notice.tsx";
import { Progress } from "../ui/Progress.tsx";
import { ResultHeading } from "../ui/ResultHeading.tsx";
import { counted } from "../ui/swedish.ts";
import type { ReleaseState } from "./use-release.ts";

/** What is opened, what is protected against, and what the numbers are in. */
const WORDS = {
  forbund: {
    opening: "Öppnar enheternas filer",
    protecting: "Räknar ut skyddet",
    shown:
      ", i förbundets och insatsernas tabeller tillsammans. Skyddade celler visas som ··, för att ingen ska kunna räknas ut.",
  },
  nation: {
    opening: "Öppnar förbundens summor",
    protecting: "Räknar ut skyddet mot allt som förbunden har släppt",
    shown: " i landets tabeller. Det som ett förbund har skyddat går inte att räkna ut ur dem.",
  },
} as const;

/** How far the protection has come, and how much it hides. */
export function ProtectionState({ state }: { readonly state: ReleaseState }) {
  const words = WORDS[useBook().forbund.level];
  switch (state.kind) {
    case "idle":
      return null;
    case "opening":
      return <Progress text={words.opening} done={state.done} of={state.of} />;
    case "protecting":
      return <Progress text={words.protecting} done={state.share} />;
    case "refused":
      return (
        <Notice kind="attention" title="Perioden kan inte släppas">
          <p>{state.text}</p>
        </Notice>
      );
    case "ready":
      return (
        <>
          <ResultHeading turn={1}>
            {state.preview.hidden === 0
              ? "Inga celler blir skyddade"
              : `${counted(state.preview.hidden, "cell blir skyddad", "celler blir skyddade")}`}
          </ResultHeading>
          <p>
            {counted(state.preview.shown, "siffra visas", "siffror visas")}
            {words.shown}
          </p>
        </>
      );
    default:
      return state satisfies never;
  }
}
