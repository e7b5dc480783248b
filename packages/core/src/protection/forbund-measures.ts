/**
 * What a förbund's year shows beyond *any yes*: time frames, the other answers, and the declared crossings,
 * with the sums between them. What follows from them by subtraction is a cell too, and protected like them.
 */
import { meaningsOf, type Question } from "../questionnaire/question.ts";
import { measureName, measuresOf } from "../tally/plan.ts";
import type { FormGroup } from "./groups.ts";
import type { Relation } from "./release-format.ts";

/** A count that is made of the tally plan's: the sum of the first names, less the others. */
export interface DerivedMeasure {
  readonly name: string;
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

/** The columns of the förbund that have forms: all, and women and men where both have. */
export interface ForbundColumns {
  readonly all: FormGroup;
  readonly sexes: readonly FormGroup[];
}

/** The measures of the column for all, and of the columns for one sex. */
export function forbundMeasures(questions: readonly Question[]): {
  readonly all: readonly DerivedMeasure[];
  readonly sexes: readonly DerivedMeasure[];
} {
  const times = questions.flatMap((question) =>
    timesOf(question).flatMap((time) => timeMeasures(question, time)),
  );
  const classes = questions.flatMap((question) =>
    classesOf(question).filter((name) => !name.endsWith("/any")),
  );
  const indicators = ["childhood", "later", "used"];
  return {
    all: [...times, ...[...classes, ...indicators].map(plain), ...CROSSINGS.flatMap(crossed)],
    sexes: times,
  };
}

/** The sums that hold among them. `key` is the key of the column. */
export function forbundRelations(
  { all, sexes }: ForbundColumns,
  questions: readonly Question[],
): readonly Relation[] {
  const finest = sexes.length > 0 ? sexes : [all];
  const { sexes: shared } = forbundMeasures(questions);
  return [
    ...finest.flatMap(({ key }) => questions.flatMap((question) => timeRelations(key, question))),
    ...(sexes.length === 0
      ? []
      : shared.map(({ name }) => ({
          total: `${all.key}/${name}`,
          parts: sexes.map(({ key }) => `${key}/${name}`),
        }))),
    ...questions.flatMap((question) => questionRelations(all.key, question)),
    ...indicatorRelations(all.key, questions),
  ];
}

const CROSSINGS = [
  ["childhood", "later"],
  ["exposed", "used"],
] as const;

const plain = (name: string): DerivedMeasure => ({ name, plus: [name], minus: [] });

const namesOf = (question: Question, kind: "answer" | "time") =>
  measuresOf(question)
    .filter((measure) => measure.kind === kind)
    .map(measureName);

const classesOf = (question: Question): readonly string[] => namesOf(question, "answer");
const timesOf = (question: Question): readonly string[] => namesOf(question, "time");

/** Where several time frames can be true at once, those who said yes but not this one are a group of their own. */
function timeMeasures(question: Question, time: string): readonly DerivedMeasure[] {
  if (meaningsOf(question.type).choice === "one") return [plain(time)];
  return [plain(time), { name: withoutTime(time), plus: [`${question.code}/any`], minus: [time] }];
}

const withoutTime = (time: string): string => time.replace("/", "/any-not-");

function timeRelations(key: string, question: Question): readonly Relation[] {
  const any = `${key}/${question.code}/any`;
  const times = timesOf(question);
  if (times.length === 0) return [];
  const parts = times.map((time) => `${key}/${time}`);
  if (meaningsOf(question.type).choice === "one") return [{ total: any, parts }];
  return [{ total: any, parts, op: "<=" }];
}

function questionRelations(key: string, question: Question): readonly Relation[] {
  const classes: Relation = {
    total: `${key}/base`,
    parts: classesOf(question).map((name) => `${key}/${name}`),
  };
  if (meaningsOf(question.type).choice === "one") return [classes];
  return [
    classes,
    ...timesOf(question).map((time) => ({
      total: `${key}/${question.code}/any`,
      parts: [`${key}/${time}`, `${key}/${withoutTime(time)}`],
    })),
  ];
}

/** Both, the first alone, the second alone, and neither. */
function crossed([a, b]: (typeof CROSSINGS)[number]): readonly DerivedMeasure[] {
  const both = `${a}+${b}`;
  return [
    plain(both),
    { name: `${a}-${b}`, plus: [a], minus: [both] },
    { name: `${b}-${a}`, plus: [b], minus: [both] },
    { name: `not-${both}`, plus: ["base", both], minus: [a, b] },
  ];
}

function indicatorRelations(key: string, questions: readonly Question[]): readonly Relation[] {
  const about = (measure: Question["measure"]) =>
    questions.filter((question) => question.measure === measure);
  const anyOf = (asked: readonly Question[]) => asked.map(({ code }) => `${code}/any`);
  const timesIn = (...wanted: readonly string[]) =>
    about("exposure").flatMap((question) =>
      timesOf(question).filter((time) => wanted.some((one) => time.endsWith(`/${one}`))),
    );
  const childhood = [...timesIn("child"), ...anyOf(about("childhood"))];
  const crossings = CROSSINGS.flatMap(([a, b]): readonly Relation[] => [
    { total: "base", parts: [`${a}+${b}`, `${a}-${b}`, `${b}-${a}`, `not-${a}+${b}`] },
    { total: a, parts: [`${a}+${b}`, `${a}-${b}`] },
    { total: b, parts: [`${a}+${b}`, `${b}-${a}`] },
  ]);
  // Whoever is exposed said when: as a child, as an adult or now.
  const someTime: Relation = {
    total: "exposed",
    parts: ["childhood+later", "childhood-later", "later-childhood"],
    op: "<=",
  };
  const relations: readonly Relation[] = [
    ...union("childhood", childhood),
    ...union("later", timesIn("adult", "now")),
    ...union("used", anyOf(about("use"))),
    { total: "later", parts: ["exposed"], op: "<=" },
    someTime,
    ...crossings,
  ];
  return relations.map(({ total, parts, ...rest }) => {
    return { total: `${key}/${total}`, parts: parts.map((part) => `${key}/${part}`), ...rest };
  });
}

/** A count of forms that have at least one of several things: at least each of them, at most their sum. */
function union(whole: string, parts: readonly string[]): readonly Relation[] {
  if (parts.length === 0) return [];
  if (parts.length === 1) return [{ total: whole, parts }];
  return [
    ...parts.map((part): Relation => ({ total: part, parts: [whole], op: "<=" })),
    { total: whole, parts, op: "<=" },
  ];
}
