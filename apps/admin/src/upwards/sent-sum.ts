/** What a förbund has handed in to NNS for a period. The files themselves lie beside it, and are given out again as they are. */
import { Digest, parsePeriodKey } from "@vifragar/core";
import * as z from "zod/mini";

const whole = z.int().check(z.minimum(0));

export const SentSum = z.readonly(
  z.strictObject({
    /** Period key. */
    period: z.string().check(z.refine((key) => parsePeriodKey(key) !== undefined)),
    /** The release that it is the sum of: another one after a correction. */
    release: Digest,
    /** Of NNS's startfil that it was sealed to. */
    startfil: Digest,
    /** Of the anmälan: the words that NNS compares before it counts the sum. */
    anmalan: Digest,
    seq: z.int().check(z.minimum(1)),
    made: whole,
    /** Names of the files, in the order they are saved. */
    files: z.readonly(z.array(z.string())),
  }),
);
export type SentSum = z.infer<typeof SentSum>;

/** The name of the record that holds one of the files. */
export const sentFileName = (period: string, file: string): string => `sent/${period}/${file}`;
