import type { Period } from "@vifragar/core";
import type { LeadInsats, LeadView } from "./library.ts";

/** What is picked, and what there is about it. */
export interface Shown {
  readonly insats: LeadInsats;
  readonly period: Period;
  readonly view: LeadView;
}
