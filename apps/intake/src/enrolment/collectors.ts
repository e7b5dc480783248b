/** Whose files this device takes: each förbund that gave it a startfil, with the key that signed it. */
import { EnrolmentError, enrolmentTexts, type Startfil } from "@vifragar/core";
import type { Enrolment } from "@vifragar/enrolment";

type Collector = Pick<Startfil, "forbund" | "prov" | "signer">;

/** Each of them once. */
function collectorsOf(enrolments: readonly Enrolment[]): readonly Collector[] {
  const all = new Map<string, Collector>();
  for (const { startfil } of enrolments) all.set(`${startfil.forbund.id}/${startfil.signer}`, startfil);
  return [...all.values()];
}

/** A file of one of the förbund, opened; or why none of them has made it. */
export type OpenedFrom<Content> =
  | { readonly ok: true; readonly from: Collector; readonly content: Content }
  | { readonly ok: false; readonly message: string };

/** Opens a file for whichever förbund has signed it. @param open - Throws EnrolmentError for the others. */
export function openFromAny<Content>(
  enrolments: readonly Enrolment[],
  open: (from: Collector) => Content,
): OpenedFrom<Content> {
  let refusal: EnrolmentError | undefined;
  for (const from of collectorsOf(enrolments)) {
    try {
      return { ok: true, from, content: open(from) };
    } catch (cause) {
      if (!(cause instanceof EnrolmentError)) throw cause;
      // Of several förbund, the one whose file it is says best what is wrong with it.
      if (refusal === undefined || refusal.code === "wrong-collector") refusal = cause;
    }
  }
  return { ok: false, message: enrolmentTexts[refusal?.code ?? "wrong-collector"] };
}
