/** What people read when something about the vault goes wrong. Calm, with what to do; never a word of what is stored. */
import type { UnlockReport } from "./vault.ts";
import type { VaultErrorCode } from "./vault-error.ts";

export const vaultErrorTexts: Readonly<Record<VaultErrorCode, string>> = {
  NO_VAULT: "Det finns inget lås på den här enheten än. Skapa ett först.",
  EXISTS: "Det finns redan ett lås eller en nyckel här. Det som finns är orört.",
  VERSION: "Uppgifterna på enheten är skrivna av en nyare version av appen. Uppdatera appen och försök igen.",
  KDF_PARAMS: "Låset på enheten är skadat eller manipulerat. Inget har ändrats. Kontakta ditt förbund.",
  BAD_SECRET_OR_TAMPERED_SLOT: "Det stämmer inte. Försök igen. Inget har tagits bort.",
  MANIFEST_TAMPERED:
    "Något har ändrats på enheten utifrån. Du kan lämna in det som finns men inte räkna mer. Kontakta ditt förbund.",
  EPOCH_KEY:
    "Nyckeln till en period har skrivits över. Periodens siffror på den här enheten går inte att öppna.",
  EPOCH_SHREDDED: "Perioden är raderad från enheten och går inte att räkna i.",
  RECORD_TAMPERED: "En uppgift på enheten har ändrats utifrån och används inte. Kontakta ditt förbund.",
  STATE_TAMPERED:
    "Räkningen för en period har ändrats utifrån och går inte att öppna. Det som redan är inlämnat finns kvar. Kontakta ditt förbund.",
  NO_OPFS:
    "Webbläsaren saknar det utrymme som behövs för att radera säkert. Byt webbläsare, eller gå ur privat läge.",
  EVICTED:
    "Webbläsaren har tagit bort appens uppgifter. Det som redan är inlämnat finns kvar hos förbundet. Töm enheten och börja om.",
  QUOTA: "Enheten har för lite ledigt utrymme. Frigör utrymme innan ni börjar. Inga frågor har ställts.",
  WASM_BLOCKED: "Appen kan inte starta sitt lås i den här webbläsaren. Kontakta den som sköter enheten.",
  OOM: "Enheten har för lite minne för att låsa upp. Stäng andra program, eller använd en annan enhet.",
  LOCKED: "Appen är låst. Lås upp och försök igen.",
  BUSY: "Appen är redan öppen i en annan flik. Använd den fliken, eller stäng den och försök igen.",
  NO_PASSKEY: "Det gick inte att låsa upp så här på den här enheten. Använd lösenordet.",
  CODE_SPENT: "Koden går inte att använda längre. Lås upp med lösenordet.",
  PERIOD_CLOSED: "Perioden är slutligt inlämnad. Det går inte att räkna mer i den.",
  HAND_OVER_GONE: "Surfplattan är redan tillbakatagen. Inget nytt har sparats.",
  HAND_OVERS_FULL: "Det finns inga fler formulär förberedda. Lås upp appen och försök igen.",
  TOO_LARGE: "Det ryms inte i filen. Inget har sparats.",
  NO_COLLECTOR: "Här finns ingen nyckel som öppnar filer. Skapa en först.",
  CALL: "Något gick fel hos oss. Prova igen om en stund.",
  BROKEN: "Något gick fel hos oss. Prova igen om en stund. Det som är räknat finns kvar.",
};

/** What is told right after an unlock that did not find both copies alike. */
export const secondCopyTexts: Readonly<Record<UnlockReport["secondCopy"], string | undefined>> = {
  same: undefined,
  restored:
    "Webbläsaren hade tappat appens uppgifter. De är återställda från kopian på enheten, och du behöver inte göra något.",
  replaced:
    "Uppgifterna på enheten var skadade, ändrade eller utbytta mot äldre. De är återställda från kopian. Har ingen återställt enheten från en säkerhetskopia, så berätta det för den som ansvarar för den.",
  differed:
    "Kopian av appens uppgifter var skadad, ändrad eller för gammal. Den är gjord på nytt, och det som är räknat är kvar. Händer det igen, så berätta det för den som ansvarar för enheten.",
};
