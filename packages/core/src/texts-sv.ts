/** What a person is told when a file is refused. English codes, Swedish sentences; a code without one does not compile. */
import type { ImportCode } from "./collection/admission.ts";
import type { Standing } from "./collection/collection.ts";
import type { EnrolmentErrorCode } from "./enrolment/enrolment-error.ts";

export const importTexts: Readonly<Record<ImportCode, string>> = {
  SIZE: "Filen har fel storlek. Den är skadad eller av ett annat slag.",
  ENVELOPE: "Filen är skadad. Be om en ny.",
  MAGIC: "Filen är inte en svarsfil.",
  VERSION: "Filen är gjord med en nyare version. Uppdatera programmet.",
  RESERVED: "Filen är skadad. Be om en ny.",
  LENGTH: "Filen är skadad. Be om en ny.",
  PADDING: "Filen är skadad. Be om en ny.",
  SIGNATURE: "Filens underskrift stämmer inte. Den är ändrad eller skadad.",
  WRONG_COLLECTOR: "Filen hör till ett annat förbund.",
  UNKNOWN_PLAN: "Filen är räknad med ett formulär som inte finns här.",
  CELLS: "Filen har fel antal uppgifter för sitt formulär.",
  SUMS: "Siffrorna i filen går inte ihop. Den räknas inte.",
  STARTFIL: "Det här är en startfil. Den läses in på enheten, inte här.",
  RELEASE: "Det här är ett släpp. Läs in det under Jämförelser.",
  EXTRACT: "Filen är en insatsledares del av ett släpp. Be förbundet om hela släppet.",
  TABLE: "Det här är en tabell. Läs in deltagarantal under Insatser.",
};

export const standingTexts: Readonly<Record<Standing, string>> = {
  counted: "Räknas",
  quarantined: "Väntar på att enheten godkänns",
  revoked: "Enheten är spärrad",
  forked: "Två olika filer med samma nummer. Bestäm vilken enhet som gäller.",
  shrunk: "Färre svar än i en tidigare fil. Kontrollera enheten.",
  overlapping: "Enheten räknar samma tid i perioder av olika längd. Välj vilka som gäller.",
  aside: "Perioden är lagd åt sidan och räknas inte.",
  replaced: "En senare summa med en annan nyckel har tagit dess plats.",
};

export const enrolmentTexts: Readonly<Record<EnrolmentErrorCode, string>> = {
  "too-large": "Filen är för stor för att vara rätt.",
  malformed: "Filen är skadad eller av ett annat slag.",
  "unknown-version": "Filen är gjord med en nyare version. Uppdatera programmet.",
  "bad-signature": "Filens underskrift stämmer inte. Den är ändrad eller skadad.",
  expired: "Startfilen gäller inte längre. Be förbundet om en ny.",
  "wrong-collector": "Filen hör till ett annat förbund.",
  "other-key":
    "Förbundet har bytt nyckel sedan filen gjordes, eller sedan enheten fick sin startfil. Läs in förbundets nya startfil, och be om en ny fil om det inte räcker.",
  "unknown-instrument":
    "Startfilen gäller ett formulär som inte finns på enheten. Välj förbundets formulärfil också.",
  "wrong-instrument":
    "Formulärfilen är inte den som startfilen gäller. Be förbundet om rätt fil. Det som fanns här gäller som förut.",
  "unknown-plan": "Startfilen gäller en annan version av formuläret. Be förbundet om en ny.",
};
