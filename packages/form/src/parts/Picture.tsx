import { useState } from "react";

/**
 * The picture of a question, for those who read with difficulty. The question says the same, so it has no text of its own;
 * one that is missing leaves nothing behind.
 */
export function Picture({ address }: { readonly address: string }) {
  const [isMissing, setMissing] = useState(false);
  if (isMissing) return null;
  return <img className="qf-picture" src={address} alt="" onError={() => setMissing(true)} />;
}
