/** What may be set up on one computer, each in a vault of its own: a förbund, NNS, and one of each for trying out. */
import type { Place } from "@vifragar/vault";
import type { Forbund } from "../forbund/forbund.ts";

export type Setup = "forbund" | "forbund-prov" | "nns" | "nns-prov";

/** A vault's place, and how people know it. Its own name is sealed until it is unlocked. */
export interface SetupAbout {
  readonly place: Place;
  /** `Öppna provförbundet`. */
  readonly title: string;
  readonly about: string;
}

export const setups: Readonly<Record<Setup, SetupAbout>> = {
  forbund: { place: { use: "forbund", prov: false }, title: "förbundet", about: "Riktiga svar." },
  "forbund-prov": {
    place: { use: "forbund", prov: true },
    title: "provförbundet",
    about: "För att prova och visa. Allt är märkt PROV.",
  },
  nns: { place: { use: "nns", prov: false }, title: "NNS", about: "Förbundens summor, för hela landet." },
  "nns-prov": {
    place: { use: "nns", prov: true },
    title: "NNS på prov",
    about: "Provförbundens summor. Allt är märkt PROV.",
  },
};

export const SETUPS: readonly Setup[] = ["forbund", "forbund-prov", "nns", "nns-prov"];

/** Where a collector with these choices lies. */
export function setupOf({ level, prov }: Pick<Forbund, "level" | "prov">): Setup {
  if (level === "nation") return prov ? "nns-prov" : "nns";
  return prov ? "forbund-prov" : "forbund";
}
