/** Five drawn words, in large letters, to be copied to paper. Looked at in the open: nobody else sees this screen. */
export function NewWords({ words, label }: { readonly words: string; readonly label: string }) {
  return (
    <ol className="vv-words" aria-label={label} translate="no">
      {[...words.split(" ").entries()].map(([place, word]) => (
        // The same word may be drawn twice.
        <li key={place} className="vv-words__word">
          {word}
        </li>
      ))}
    </ol>
  );
}
