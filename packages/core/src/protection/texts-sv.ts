/** What people read about protection. The method is explained in docs/for-forbund/vad-siffrorna-visar.md. */
import type { RefusalReason } from "./protected-table.ts";

/** The one symbol for every hidden number, whatever the reason. */
export const SUPPRESSED_SYMBOL = "··";

/** What a screen reader says for it. */
export const SUPPRESSED_SPOKEN = "skyddad, visas inte";

/** The note under every table that has hidden numbers. */
export const SUPPRESSED_NOTE =
  "·· = skyddad. Siffran visas inte, för att ingen ska kunna räknas ut. Det betyder inte att den är liten. Delar summerar därför inte alltid till totalen.";

/** Why a period could not be released. */
export const refusalTexts: Readonly<Record<RefusalReason, string>> = {
  "too-few": "Perioden har för få svar för att släppas. Svaren är kvar och räknas med i årets siffror.",
  "already-released": "Perioden är redan släppt. Det som har släppts går inte att ändra.",
  unprotectable:
    "Perioden kan inte släppas nu, för tillsammans med det som redan är släppt skulle någons svar kunna räknas ut.",
};
