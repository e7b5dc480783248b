/** Choosing among options of which some exclude the others. */
import { isExclusive, type OptionId, type Question } from "@vifragar/core";

/** What is chosen after a tap, and whether something else was taken away by it. */
export interface Choice {
  /** In the question's order, so that it does not tell in which order they were tapped. */
  readonly chosen: readonly OptionId[];
  readonly cleared: boolean;
}

/**
 * Chooses an option, or takes it away when it was chosen.
 *
 * *Nej* and *Jag vill inte svara* take away everything else, and everything else takes them away.
 */
export function choiceAfter(question: Question, before: readonly OptionId[], tapped: OptionId): Choice {
  if (before.includes(tapped))
    return { chosen: before.filter((option) => option !== tapped), cleared: false };
  const alone = isExclusive(question.type, tapped);
  const kept = alone ? [] : before.filter((option) => !isExclusive(question.type, option));
  const chosen = question.options.filter((option) => option === tapped || kept.includes(option));
  return { chosen, cleared: kept.length < before.length };
}
