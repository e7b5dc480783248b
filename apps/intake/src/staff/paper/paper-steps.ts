/** A paper form as it is typed in: which keys do what, and the rules of exclusive answers. */
import {
  type AnswerValues,
  type Instrument,
  isExclusive,
  meaningsOf,
  OptionId,
  type Prior,
  type Question,
  type Sex,
} from "@vifragar/core";

/** What has been typed of one paper. In memory alone, and gone when it is counted or left. */
export interface Paper {
  readonly prior: Prior | "";
  readonly answers: AnswerValues;
  readonly sex: Sex | "";
}

/** The chosen options of a question. */
export function chosenIn({ answers }: Pick<Paper, "answers">, { code }: Question): readonly string[] {
  const value = answers[code] ?? [];
  return typeof value === "string" ? (value === "" ? [] : [value]) : value;
}

/**
 * The paper with one option chosen, or no longer chosen if it was.
 *
 * *No*, *declined* and what is neither yes nor no stand alone: choosing one takes the others away, and
 * choosing a yes takes them away. So no paper can be typed in that the screen would not let through.
 */
export function withToggled(paper: Paper, question: Question, option: string): Paper {
  const before = chosenIn(paper, question);
  const id = OptionId.parse(option);
  const many = meaningsOf(question.type).choice === "many";
  const kept = (other: string) => !isExclusive(question.type, OptionId.parse(other));
  const after = before.includes(option)
    ? before.filter((other) => other !== option)
    : many && !isExclusive(question.type, id)
      ? question.options.filter((other) => other === option || (before.includes(other) && kept(other)))
      : [option];
  return { ...paper, answers: { ...paper.answers, [question.code]: many ? after : (after[0] ?? "") } };
}

/** The paper with a question left empty: skipped. */
export const withNothing = (paper: Paper, { code, type }: Question): Paper => ({
  ...paper,
  answers: { ...paper.answers, [code]: meaningsOf(type).choice === "many" ? [] : "" },
});

/** What a key asks for while a paper is typed in. */
export type KeyMeaning =
  | { readonly kind: "choose"; readonly at: number }
  | { readonly kind: "clear" }
  | { readonly kind: "next" }
  | { readonly kind: "back" };

/** The meaning of a key: 1–9 choose, 0 empties, Enter goes on, Backspace goes back. Undefined for all others. */
export function meaningOf(key: string): KeyMeaning | undefined {
  if (/^[1-9]$/.test(key)) return { kind: "choose", at: Number(key) - 1 };
  if (key === "0") return { kind: "clear" };
  if (key === "Enter") return { kind: "next" };
  return key === "Backspace" ? { kind: "back" } : undefined;
}

/** prior, then each question, then sex, then what was typed: as many steps as a paper has. */
export const stepsIn = ({ questions }: Pick<Instrument, "questions">): number => questions.length + 3;
