/** The parts of the app, in the order of the work, for each role that collects. */
import type { Forbund } from "../forbund/forbund.ts";

interface Part {
  readonly to: string;
  readonly text: string;
}

const start: Part = { to: "/", text: "Översikt" };
const rest: readonly Part[] = [
  { to: "/importera", text: "Importera" },
  { to: "/slapp", text: "Släpp" },
  { to: "/tabeller", text: "Tabeller" },
  { to: "/rapport", text: "Rapport" },
];
const settings: Part = { to: "/installningar", text: "Inställningar" };

export const placesFor: Readonly<Record<Forbund["level"], readonly Part[]>> = {
  forbund: [
    start,
    { to: "/insatser", text: "Insatser" },
    { to: "/enheter", text: "Enheter" },
    ...rest,
    { to: "/nns", text: "Till NNS" },
    settings,
  ],
  nation: [start, { to: "/forbund", text: "Förbund" }, ...rest, settings],
};
