/** What can happen between staff and a participant that is counted, and nothing else about it. */
import * as z from "zod/mini";
import type { Sex, ValidResponse } from "../response/response.ts";

/**
 * Whether the person has had the questions before: `no`; `here`, in this insats; `elsewhere`, in
 * another insats this year. It keeps one person from being counted twice without an identity.
 */
export const Prior = z.enum(["no", "here", "elsewhere"]);
export type Prior = z.infer<typeof Prior>;

/** Why a person was not asked (ux.md S9). There is no free text. */
export const NotAskedReason = z.enum([
  "not-alone",
  "no-interpreter",
  "said-no",
  "unwell",
  "already-asked",
  "no-time",
  "ended-before",
  "other",
]);
export type NotAskedReason = z.infer<typeof NotAskedReason>;

/** What was done afterwards (ux.md S8), never tied to a person or an answer. */
export const FollowUpKind = z.enum([
  "talk-now",
  "talk-booked",
  "leaflet",
  "guided-social-services",
  "guided-care",
  "guided-police",
  "guided-victim-support",
  "guided-stop-using",
  "guided-other",
  "child-report",
  "no-more-wanted",
]);
export type FollowUpKind = z.infer<typeof FollowUpKind>;

/** One countable occasion. It becomes a contribution and is forgotten. */
export type Occasion =
  | { readonly kind: "answered"; readonly prior: Prior; readonly response: ValidResponse }
  /** Stopped half-way; the response is kept only if the person wanted it counted. */
  | { readonly kind: "stopped"; readonly prior: Prior; readonly response?: ValidResponse }
  /** Said no on the information page, before any question. */
  | { readonly kind: "declined"; readonly prior: Prior }
  | { readonly kind: "not-asked"; readonly reason: NotAskedReason; readonly sex: Sex }
  | { readonly kind: "follow-up"; readonly done: readonly FollowUpKind[]; readonly sex: Sex };
