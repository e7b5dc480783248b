/** All commands, in the order of the data's way. */
import type { Command } from "./command.ts";
import { audit } from "./commands/audit.ts";
import { collect } from "./commands/collect.ts";
import { demo } from "./commands/demo.ts";
import { enheter } from "./commands/enheter.ts";
import { instrument } from "./commands/instrument.ts";
import { keygen } from "./commands/keygen.ts";
import { protect } from "./commands/protect.ts";
import { report } from "./commands/report.ts";
import { simulate } from "./commands/simulate.ts";
import { startfil } from "./commands/startfil.ts";
import { tackning } from "./commands/tackning.ts";
import { uppat } from "./commands/uppat.ts";
import { verify } from "./commands/verify.ts";

export const commands: readonly Command[] = [
  keygen,
  instrument,
  startfil,
  simulate,
  collect,
  enheter,
  tackning,
  protect,
  audit,
  report,
  uppat,
  verify,
  demo,
];
