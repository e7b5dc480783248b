/** Registering an insats and making its startfil. */

import { randomBytes } from "node:crypto";
import {
  type Calendar,
  digestOf,
  InsatsId,
  type Instrument,
  namedForm,
  type Participants,
  type Period,
  parsePeriodKey,
  periodKey,
  planOf,
  type Startfil,
  startfilText,
  workingWording,
} from "@vifragar/core";
import { toHex } from "@vifragar/sealing";
import {
  type Collector,
  hasCollector,
  newCollector,
  openCollector,
  type RegisteredInsats,
} from "./collector-folder.ts";
import { RefusedError, UsageError } from "./command.ts";
import { type ForbundKey, recipientsOf, signAs, successionOf } from "./forbund-key.ts";

/** Opens the folder of a collector, or begins one. Settings given must agree with those it has. */
export async function collectorIn(
  dir: string,
  key: ForbundKey,
  settings: {
    readonly calendar: Calendar | undefined;
    readonly k: number | undefined;
    readonly instrument: Instrument | undefined;
    /** True for NNS, which collects sums of förbund. */
    readonly isNation: boolean;
  },
): Promise<Collector> {
  if (!hasCollector(dir)) {
    return newCollector(dir, key, {
      ...(settings.isNation && { level: "nation" }),
      calendar: settings.calendar ?? "half",
      k: settings.k ?? 5,
      instrument: settings.instrument ?? workingWording,
    });
  }
  const collector = await openCollector(dir, key);
  const { calendar, k, level } = collector.registry;
  if (settings.isNation !== (level === "nation") && collector.registry.insatser.length > 0) {
    throw new RefusedError("en samlingsmapp är antingen för insatser eller, hos NNS, för förbund");
  }
  if ((settings.calendar ?? calendar) !== calendar || (settings.k ?? k) !== k) {
    throw new RefusedError(
      `samlingsmappen har redan perioden ${calendar} och k = ${k}; de ändras inte under ett år`,
    );
  }
  const { instrument } = settings;
  if (instrument !== undefined && planOf(instrument).hash !== collector.plan.hash) {
    throw new RefusedError("samlingsmappen räknar med ett annat formulär; börja med en ny mapp");
  }
  return collector;
}

/**
 * The collector with an insats of this name, new or known, and with its participants.
 *
 * @param given - `id` is for demonstrations, which must come out the same; otherwise it is drawn at random.
 */
export function withInsats(
  collector: Collector,
  name: string,
  given: { readonly participants?: Readonly<Record<string, Participants>>; readonly id?: InsatsId } = {},
): { readonly collector: Collector; readonly insats: RegisteredInsats } {
  const { registry } = collector;
  const known = registry.insatser.find((insats) => insats.name === name);
  const insats: RegisteredInsats = {
    id: known?.id ?? given.id ?? InsatsId.parse(toHex(randomBytes(16))),
    name,
    participants: { ...known?.participants, ...given.participants },
  };
  const others = registry.insatser.filter(({ id }) => id !== insats.id);
  return { collector: { ...collector, registry: { ...registry, insatser: [...others, insats] } }, insats };
}

/** The content of a startfil for one insats. */
export const startfilOf = (
  { registry, key, plan, instrument }: Collector,
  insats: RegisteredInsats,
  expires: number,
): Startfil => ({
  format: "vifragar/startfil@1",
  prov: key.prov,
  forbund: key.forbund,
  insats: { id: insats.id, name: insats.name },
  instrument: plan.instrument,
  ...namedForm(instrument),
  plan: plan.hash,
  calendar: registry.calendar,
  k: registry.k,
  recipients: recipientsOf(key),
  signer: key.signer,
  expires,
});

/** The collector that knows a startfil as one of its own. */
export function withStartfil(collector: Collector, content: Startfil): Collector {
  const { registry } = collector;
  const { startfiler } = registry;
  const digest = digestOf(content);
  if (startfiler === undefined || startfiler.includes(digest)) return collector;
  return { ...collector, registry: { ...registry, startfiler: [...startfiler, digest] } };
}

/** The signed text of a startfil. */
export const signedStartfil = (content: Startfil, key: ForbundKey): Promise<string> =>
  startfilText(content, signAs(key));

/** The content with the word of the key before, where the förbund has changed keys. */
export async function vouchedFor(content: Startfil, key: ForbundKey): Promise<Startfil> {
  const succeeds = await successionOf(key);
  return succeeds === undefined ? content : { ...content, succeeds };
}

/** Reads `2020=44,64,0`: women, men, others. @throws UsageError */
export function parseParticipants(texts: readonly string[]): Readonly<Record<string, Participants>> {
  return Object.fromEntries(
    texts.map((text) => {
      const parts = /^([^=]+)=(\d+),(\d+)(?:,(\d+))?$/.exec(text);
      const period = parsePeriodKey(parts?.[1] ?? "");
      if (parts === null || period === undefined) {
        throw new UsageError(`--participants: "${text}" ska skrivas som 2020=44,64,0 (kvinnor, män, övriga)`);
      }
      return [
        periodKey(period),
        { woman: Number(parts[2]), man: Number(parts[3]), other: Number(parts[4] ?? 0) },
      ];
    }),
  );
}

/** Reads a period such as `2026-H2`. @throws UsageError */
export function parsePeriod(text: string): Period {
  const period = parsePeriodKey(text);
  if (period === undefined) {
    throw new UsageError(
      `--period: "${text}" är ingen period; skriv till exempel 2026, 2026-H2, 2026-T3 eller 2026-K4`,
    );
  }
  return period;
}
