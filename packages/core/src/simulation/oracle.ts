/**
 * The right answer for tests: simulated occasions counted one by one, by hand.
 *
 * It shares no code with `../tally`, or it would repeat its mistakes. Cells that nobody is in are
 * left out.
 */
import type { SimulatedOccasion } from "./simulated-occasion.ts";

/** Counts by the cell ids of the plan, and the number of forms they come from. */
export interface Oracle {
  readonly forms: number;
  readonly counts: Readonly<Record<string, number>>;
}

type Form = Extract<SimulatedOccasion, { kind: "answered" | "stopped" }>;

const exposure = ["psychological", "physical", "sexual"];
const yesCodes = ["child", "adult", "now", "earlier", "yes"];

/** Counts occasions of the seven questions, whoever made them. */
export function oracleOf(occasions: readonly SimulatedOccasion[]): Oracle {
  const counts: Record<string, number> = {};
  let forms = 0;
  const add = (id: string) => {
    counts[id] = (counts[id] ?? 0) + 1;
  };
  for (const occasion of occasions) {
    addProcess(occasion, add);
    if ((occasion.kind !== "answered" && occasion.kind !== "stopped") || occasion.prior === "here") continue;
    if (questionsOf(occasion).every((code) => ticked(occasion, code).length === 0)) continue;
    forms += 1;
    const stratum = occasion.prior === "elsewhere" ? "elsewhere" : "first";
    const names = answerNames(occasion);
    for (const name of names) add(`${stratum}/${occasion.countedAs}/${name}`);
    const sex = occasion.values.sex;
    if (sex !== "woman" && sex !== "man") for (const name of names) add(`${stratum}/other/${name}`);
  }
  return { forms, counts };
}

function addProcess(occasion: SimulatedOccasion, add: (id: string) => void): void {
  if (occasion.kind === "follow-up") {
    for (const kind of occasion.done) add(`follow-up/${thirdOf(occasion.sex)}/${kind}`);
    return;
  }
  if (occasion.kind === "not-asked") {
    add(`process/${thirdOf(occasion.sex)}/not-asked-${occasion.reason}`);
    return;
  }
  const sex = "values" in occasion ? thirdOf(occasion.values.sex) : "other";
  add(`process/${sex}/asked`);
  if (occasion.kind === "declined") add(`process/${sex}/declined`);
  if (occasion.kind === "stopped" || occasion.kind === "left") add(`process/${sex}/stopped`);
  if (occasion.prior === "here") add(`process/${sex}/repeat`);
  if (occasion.prior === "elsewhere") add(`process/${sex}/elsewhere`);
}

function answerNames(form: Form): readonly string[] {
  const names = ["base"];
  for (const code of questionsOf(form)) {
    const answers = ticked(form, code);
    const yes = answers.filter((answer) => yesCodes.includes(answer));
    if (yes.length > 0) names.push(`${code}/any`);
    if (code !== "childhood") for (const answer of yes) names.push(`${code}/${answer}`);
    if (answers.length === 0) names.push(`${code}/skipped`);
    if (answers.includes("none") || answers.includes("no")) names.push(`${code}/none`);
    for (const neither of ["declined", "unknown", "nochildren"]) {
      if (answers.includes(neither)) names.push(`${code}/${neither}`);
    }
  }
  const has = (codes: readonly string[], answers: readonly string[]) =>
    codes.some((code) => ticked(form, code).some((answer) => answers.includes(answer)));
  const childhood = has(exposure, ["child"]) || has(["childhood"], ["yes"]);
  const later = has(exposure, ["adult", "now"]);
  const exposed = has(exposure, ["child", "adult", "now"]);
  const used = has(["used"], ["now", "earlier"]);
  if (exposed) names.push("exposed");
  if (has(exposure, ["now"])) names.push("ongoing");
  if (childhood) names.push("childhood");
  if (later) names.push("later");
  if (used) names.push("used");
  if (childhood && later) names.push("childhood+later");
  if (exposed && used) names.push("exposed+used");
  return names;
}

const questionsOf = (form: Form): readonly string[] =>
  Object.keys(form.values).filter((name) => name !== "sex");

function ticked(form: Form, code: string): readonly string[] {
  const value = form.values[code];
  if (value === undefined || value === "") return [];
  return typeof value === "string" ? [value] : value;
}

const thirdOf = (sex: unknown): string => (sex === "woman" || sex === "man" ? sex : "other");
