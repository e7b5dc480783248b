import { Notice } from "../ui/Notice.tsx";
import { Progress } from "../ui/Progress.tsx";
import { ResultHeading } from "../ui/ResultHeading.tsx";
import { counted } from "../ui/swedish.ts";
import type { ReleaseState } from "./use-release.ts";

/** How far the protection has come, and how much it hides. */
export function ProtectionState({ state }: { readonly state: ReleaseState }) {
  switch (state.kind) {
    case "idle":
      return null;
    case "opening":
      return <Progress text="Öppnar enheternas filer" done={state.done} of={state.of} />;
    case "protecting":
      return <Progress text="Räknar ut skyddet" done={state.share} />;
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
            {counted(state.preview.shown, "siffra visas", "siffror visas")}, i förbundets och insatsernas
            tabeller tillsammans. Skyddade celler visas som ··, för att ingen ska kunna räknas ut.
          </p>
        </>
      );
    default:
      return state satisfies never;
  }
}
