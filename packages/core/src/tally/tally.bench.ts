/** Counting a form: from what was ticked to the device's tally. */
import { workingWording } from "../instruments/working-wording.ts";
import { parseResponse } from "../response/response.ts";
import { contributionOf } from "./contribution.ts";
import { planOf } from "./plan.ts";
import { emptyTally, mergeTallies } from "./tally.ts";

const FORMS = 2_000;
const values = {
  psychological: ["child", "now"],
  physical: ["none"],
  sexual: [],
  childhood: "yes",
  fear: "earlier",
  children: "nochildren",
  used: "declined",
  sex: "woman",
};

/** `core.tally`: milliseconds for each form, so that nobody waits for counting. */
export async function bench() {
  const plan = planOf(workingWording);
  let tally = emptyTally(plan);
  const start = performance.now();
  for (let form = 0; form < FORMS; form += 1) {
    const parsed = parseResponse(values, workingWording);
    if (!parsed.ok) throw new RangeError("the bench's form is no form");
    const occasion = { kind: "answered", prior: "no", response: parsed.value } as const;
    tally = mergeTallies(
      tally,
      contributionOf(occasion, plan, () => true),
    );
  }
  const ms = Math.round(((performance.now() - start) / FORMS) * 1_000) / 1_000;
  return [{ id: "core.tally", ms, against: `one form of ${tally.forms}: read, count, merge` }];
}
