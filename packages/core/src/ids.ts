/**
 * Names for things that cross package borders.
 *
 * Each id is a branded string: a plain string is not accepted where an id is asked for, and one kind
 * of id is not accepted in place of another. The only way to make one is to parse it here, so no
 * other file may cast to these types.
 */
import * as z from "zod/mini";

// zod otherwise compiles its checks with `new Function`, which every strict page reports as a CSP violation.
z.config({ jitless: true });

// Question ids double as form field names. react-hook-form reads a dot in a name as a path into
// an object and bars names that start with a number, hence neither here.
const slug = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/));
const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)));

/** A question of an instrument, `psychological` for example. Stable over wordings and languages. */
export const QuestionId = slug.brand<"QuestionId">();
export type QuestionId = z.infer<typeof QuestionId>;

/** One of the codes of ux.md 4.2 that an answer consists of, `now` for example. */
export const OptionId = slug.brand<"OptionId">();
export type OptionId = z.infer<typeof OptionId>;

/** An instrument file, with its version in the name: `arbetsformulering-2026-1`. */
export const InstrumentId = slug.brand<"InstrumentId">();
export type InstrumentId = z.infer<typeof InstrumentId>;

/** An insats: one activity that a förbund finances. 16 random bytes in hex, never a name. */
export const InsatsId = hex(16).brand<"InsatsId">();
export type InsatsId = z.infer<typeof InsatsId>;

/** A samordningsförbund. 16 random bytes in hex. */
export const ForbundId = hex(16).brand<"ForbundId">();
export type ForbundId = z.infer<typeof ForbundId>;

/** The tally plan that a tally was counted with: BLAKE2b-256 of the canonical plan, in hex. */
export const PlanHash = hex(32).brand<"PlanHash">();
export type PlanHash = z.infer<typeof PlanHash>;

/** BLAKE2b-256 of an instrument file in canonical form, in hex. */
export const InstrumentHash = hex(32).brand<"InstrumentHash">();
export type InstrumentHash = z.infer<typeof InstrumentHash>;

/** BLAKE2b-256 of signed bytes, in hex: how a snapshot, a startfil or a release is named. */
export const Digest = hex(32).brand<"Digest">();
export type Digest = z.infer<typeof Digest>;

/** An Ed25519 public key in hex: who signed. */
export const SignerKey = hex(32).brand<"SignerKey">();
export type SignerKey = z.infer<typeof SignerKey>;

/** 16 random bytes in hex, new whenever a device's vault is created. */
export const Incarnation = hex(16).brand<"Incarnation">();
export type Incarnation = z.infer<typeof Incarnation>;

/** A language as BCP 47 names it: `sv`, `sv-x-lattlast`, `ar`. */
export const LanguageTag = z
  .string()
  .check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$/))
  .brand<"LanguageTag">();
export type LanguageTag = z.infer<typeof LanguageTag>;
