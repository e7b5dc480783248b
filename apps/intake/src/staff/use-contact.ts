import { useEffect, useState } from "react";
import { loadContact } from "../enrolment/contact.ts";
import { useSurroundings, useUnlocked } from "./staff-context.ts";

/** The contact of the chosen insats: undefined until it is known, empty where none has been written. */
export function useContact(): string | undefined {
  const { session } = useSurroundings();
  const { insats } = useUnlocked();
  const [contact, setContact] = useState<string>();
  useEffect(() => {
    if (insats === undefined) return;
    let isHere = true;
    loadContact(session.vault(), insats).then(
      (found) => isHere && setContact(found ?? ""),
      // Without it the national lines are shown; the record's damage is told at unlock.
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [session, insats]);
  return contact;
}
