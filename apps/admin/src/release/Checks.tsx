import { periodName } from "@vifragar/core";
import { rowKey } from "../devices/device-list.ts";
import { counted } from "../ui/swedish.ts";
import { type ReleaseChecks, stopTexts } from "./checks.ts";

/** The checks before a release, each with its outcome in words. */
export function Checks({ checks, isOver }: { readonly checks: ReleaseChecks; readonly isOver: boolean }) {
  const { stop, missing, uncounted, otherForm, closed } = checks;
  const hasEnough = stop !== "nothing" && stop !== "too-few" && stop !== "two-forms";
  return (
    <ul className="admin-checks">
      <Check
        isFine={closed !== undefined}
        text={
          isOver
            ? "Perioden är slut."
            : closed === undefined
              ? stopTexts["not-over"]
              : "Perioden är stängd för hand."
        }
      />
      <Check
        isFine={missing.length === 0}
        text={
          missing.length === 0
            ? "Alla godkända enheter har lämnat in för sista gången."
            : `${counted(missing.length, "enhet har", "enheter har")} svar som kanske inte är inlämnade:`
        }
      >
        {missing.length > 0 && (
          <ul>
            {missing.map((row) => (
              <li key={rowKey(row)}>
                {row.device.label}, {row.insats.name}, {periodName(row.period)}
              </li>
            ))}
          </ul>
        )}
      </Check>
      {uncounted.length > 0 && (
        <Check
          isFine={false}
          text={`${counted(uncounted.length, "fil räknas", "filer räknas")} inte, för att enheten inte är godkänd eller måste kontrolleras. Se Enheter.`}
        />
      )}
      {otherForm > 0 && (
        <Check
          isFine={false}
          text={`${counted(otherForm, "fil räknas", "filer räknas")} inte, för att enheten frågade med ett annat formulär än det som gäller i perioden. Ge enheten den nya startfilen.`}
        />
      )}
      {stop !== "released" && stop !== "in-released-year" && (
        <Check
          isFine={hasEnough}
          text={hasEnough ? "Det finns minst 10 svar." : stopTexts[stop ?? "too-few"]}
        />
      )}
    </ul>
  );
}

function Check({
  isFine,
  text,
  children,
}: {
  readonly isFine: boolean;
  readonly text: string;
  readonly children?: React.ReactNode;
}) {
  return (
    <li className={isFine ? "admin-check admin-check--fine" : "admin-check"}>
      <span className="admin-check__mark">{isFine ? "Klart" : "Titta"}</span>
      <div>
        {text}
        {children}
      </div>
    </li>
  );
}
