/**
 * The wording that ships: our own, for development, demonstration and test.
 *
 * It is not VKV's validated form (FOV), which a förbund with a licence loads instead; every screen
 * for staff, every export and every report says so for as long as it is loaded.
 */
import type { Instrument } from "../questionnaire/instrument.ts";
import file from "./arbetsformulering-2026-1.json" with { type: "json" };

/**
 * Seven questions in Swedish, lätt svenska and English.
 *
 * Our own file, held against the schema by a test: a phone need not check it anew before each first question.
 */
export const workingWording = file as unknown as Instrument;
