/** Six words as people type them: any case, with spaces or hyphens between. */

const normal = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .normalize("NFC")
    .replaceAll(/[\s-]+/g, " ");

/** Whether what was typed are these words. */
export const sameWords = (words: string, typed: string): boolean => normal(words) === normal(typed);
