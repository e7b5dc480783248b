/**
 * The inställningsfil: what a förbund fills in for its devices, beside the questions.
 *
 * Local support to call, when the national numbers were last checked, the words about the duty to report,
 * the routine for follow-up, and how long a device may be left alone. One file for all devices of the
 * förbund, carried like a startfil; a newer number takes an older one's place. Nothing in it is about a
 * person who is asked. Format: docs/formats/settings.md.
 */
import * as z from "zod/mini";
import { EnrolmentError } from "../enrolment/enrolment-error.ts";
import {
  openSignedFile,
  type Sign,
  type SignedFormat,
  signedFile,
  type Verify,
} from "../enrolment/signed-file.ts";
import { CarriedSuccession, isOfKey } from "../enrolment/succession.ts";
import { ForbundId, SignerKey } from "../ids.ts";
import { type SupportLine, supportLines } from "./support-lines.ts";

const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));

/** A year and a month: `2026-06`. */
export const Month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/));

/** How many local lines a förbund may add: as many as a person can take in, and a paper can hold. */
export const MAX_LOCAL_LINES = 12;

/** Shortest and longest time, in whole minutes, that something may be left alone. */
export const LOCK_MINUTES = { min: 2, max: 15 } as const;
export const WIPE_MINUTES = { min: 10, max: 15 } as const;

/** A line of the förbund's own, in Swedish: what it is called, whom it is for, and how to reach it. */
export const LocalLine = z.readonly(
  z.strictObject({
    name: text(60),
    for: text(80),
    number: text(30),
    hours: text(60),
    about: z.enum(["talk", "stop-hurting"]),
    source: text(120),
    checkedOn: Month,
  }),
);
export type LocalLine = z.infer<typeof LocalLine>;

/** What a förbund thinks of a national line: when it called the number, and whether to show it. */
export const NationalLine = z.readonly(
  z.strictObject({
    id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/)),
    checkedOn: z.nullable(Month),
    shown: z.boolean(),
  }),
);
export type NationalLine = z.infer<typeof NationalLine>;

/** Where people can call: the förbund's own lines, and what it thinks of the national ones. */
export const Support = z.readonly(
  z.strictObject({
    national: z.readonly(z.array(NationalLine).check(z.maxLength(30))),
    local: z.readonly(z.array(LocalLine).check(z.maxLength(MAX_LOCAL_LINES))),
  }),
);
export type Support = z.infer<typeof Support>;

/** What a förbund has decided for its devices. */
export const Settings = z.readonly(
  z.strictObject({
    support: Support,
    /** The förbund's own words about the duty to report, and when they were read; null for ours. */
    duty: z.nullable(z.readonly(z.strictObject({ text: text(600), dated: Month }))),
    /** The routine for what is done afterwards; null where the förbund has written none. */
    routine: z.nullable(
      z.readonly(
        z.strictObject({
          text: text(300),
          link: z.nullable(z.string().check(z.maxLength(200), z.regex(/^https:\/\/[^\s"<>]+$/))),
        }),
      ),
    ),
    times: z.readonly(
      z.strictObject({
        /** Staff's app left alone for so long locks. */
        lockMinutes: z.int().check(z.minimum(LOCK_MINUTES.min), z.maximum(LOCK_MINUTES.max)),
        /** Under the participant's cover for so long everything is wiped. */
        wipeMinutes: z.int().check(z.minimum(WIPE_MINUTES.min), z.maximum(WIPE_MINUTES.max)),
      }),
    ),
  }),
);
export type Settings = z.infer<typeof Settings>;

/** Before a förbund has filled in anything: the national lines as they come, our words, five and ten minutes. */
export const DEFAULT_SETTINGS: Settings = {
  support: { national: [], local: [] },
  duty: null,
  routine: null,
  times: { lockMinutes: 5, wipeMinutes: 10 },
};

export const Installningsfil = z.readonly(
  z.strictObject({
    format: z.literal("vifragar/settings@1"),
    prov: z.boolean(),
    forbund: ForbundId,
    signer: SignerKey,
    /** Grows by one with each file that says something new. */
    number: z.int().check(z.minimum(1)),
    settings: Settings,
    /** When the förbund has changed keys: its key before this one, which vouches for this one (`succession.ts`). */
    succeeds: z.optional(CarriedSuccession),
  }),
);
export type Installningsfil = z.infer<typeof Installningsfil>;

const format: SignedFormat<Installningsfil> = {
  domain: "VFV1 settings\0",
  format: "vifragar/settings@1",
  schema: Installningsfil,
  signerOf: ({ signer }) => signer,
  maxCharacters: 16_384,
};

/** The text of an inställningsfil, signed with the förbund's key. */
export const installningsfilText = (content: Installningsfil, sign: Sign): Promise<string> =>
  signedFile(format, content, sign);

/**
 * Reads an inställningsfil on a device.
 *
 * @param from - The förbund and key that the device's startfil named.
 * @throws EnrolmentError `too-large`, `malformed`, `unknown-version`, `bad-signature` ; for another förbund's
 *   file or one that mixes prov with real `wrong-collector`, for one of another key `other-key`.
 */
export function openInstallningsfil(
  fileText: string,
  verify: Verify,
  from: Pick<Installningsfil, "prov" | "forbund" | "signer">,
): Installningsfil {
  const { content } = openSignedFile(format, fileText, verify);
  const { prov, forbund } = content;
  if (prov !== from.prov || forbund !== from.forbund) throw new EnrolmentError("wrong-collector");
  if (!isOfKey(content, from.signer, verify)) throw new EnrolmentError("other-key");
  return content;
}

/** The lines that everybody is shown: the förbund's own first, then the national ones with its checks. */
export function supportLinesOf({ national, local }: Support): readonly SupportLine[] {
  const decided = new Map(national.map((line) => [line.id, line]));
  const own = local.map(
    (line, at): SupportLine => ({
      ...line,
      id: `local-${at}`,
      name: { sv: line.name },
      for: { sv: line.for },
      hours: { sv: line.hours },
    }),
  );
  const known = supportLines.flatMap((line): readonly SupportLine[] => {
    const said = decided.get(line.id);
    // The emergency number cannot be taken away.
    if (said?.shown === false && line.id !== EMERGENCY) return [];
    return [{ ...line, checkedOn: said?.checkedOn ?? line.checkedOn }];
  });
  return [
    ...known.filter(({ id }) => id === EMERGENCY),
    ...own,
    ...known.filter(({ id }) => id !== EMERGENCY),
  ];
}

/** The line that is always shown, and always first. */
export const EMERGENCY = "emergency";
