interface WordsProps {
  readonly words: readonly string[];
  readonly label: string;
}

/** Six words to read out over the telephone, one to each line of a list. */
export function Words({ words, label }: WordsProps) {
  return (
    <ol className="in-words" aria-label={label}>
      {words.map((word, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand twice, and the list never changes.
        <li key={at}>{word}</li>
      ))}
    </ol>
  );
}
