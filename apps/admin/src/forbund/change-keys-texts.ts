/** What people read about a change of keys: a förbund has insatser with devices, NNS has förbund. */
import type { Forbund } from "./forbund.ts";

interface ChangeKeysTexts {
  /** What happens to files on their way, to startfiler, and to the signature. */
  readonly onTheirWay: string;
  readonly startfiler: string;
  readonly signature: string;
  /** What to do when somebody else may have the old key. */
  readonly stolen: string;
  /** How long the old reserve code is needed. */
  readonly keepOld: string;
  readonly confirm: string;
  readonly signedBy: string;
  readonly nobodyToInvite: string;
  readonly toInvite: string;
  /** Where the startfil of one of them is made. */
  readonly linkTo: (id: string) => string;
}

export const changeKeysTexts: Readonly<Record<Forbund["level"], ChangeKeysTexts>> = {
  forbund: {
    onTheirWay:
      "Filer som är på väg från enheterna går att läsa in, också de som låstes för den gamla nyckeln.",
    startfiler:
      "Varje insats behöver en ny startfil. Enheterna läser in den utan att jämföra orden igen, för den gamla nyckeln har skrivit under den nya. Tills dess låser de för den gamla nyckeln.",
    signature: "Förbundets underskrift känns igen på nya ord.",
    stolen:
      "Då kan den personen också göra en startfil som ser ut att komma från er, och enheterna tar den utan att fråga. Lämna in, töm varje enhet och anmäl den på nytt: då jämför ni de sex orden igen.",
    keepOld:
      "Spara den gamla reservkoden tills alla enheter har läst in sin nya startfil. Den öppnar det som redan är låst.",
    confirm:
      "Från och med nu skriver förbundet under med den nya nyckeln. Det går inte att gå tillbaka. Varje insats behöver en ny startfil.",
    signedBy: "Förbundets underskrift känns nu igen på de här orden:",
    nobodyToInvite: "Ingen insats hade en startfil, så inga enheter behöver en ny.",
    toInvite:
      "Enheterna i de här insatserna låser för den gamla nyckeln tills de har läst in en ny startfil:",
    linkTo: (id) => `/insatser/${id}`,
  },
  nation: {
    onTheirWay:
      "Summor som är på väg från förbunden går att läsa in, också de som låstes för den gamla nyckeln.",
    startfiler:
      "Varje förbund behöver en ny startfil. Den läses in under Till NNS utan att orden måste jämföras igen, för den gamla nyckeln har skrivit under den nya. Tills dess låser förbundet för den gamla nyckeln.",
    signature: "NNS underskrift känns igen på nya ord.",
    stolen:
      "Då kan den personen också göra en startfil som ser ut att komma från NNS. Ring varje förbund och jämför de sex orden på den nya startfilen innan nästa summa lämnas.",
    keepOld:
      "Spara den gamla reservkoden tills alla förbund har läst in sin nya startfil. Den öppnar det som redan är låst.",
    confirm:
      "Från och med nu skriver NNS under med den nya nyckeln. Det går inte att gå tillbaka. Varje förbund behöver en ny startfil.",
    signedBy: "NNS underskrift känns nu igen på de här orden:",
    nobodyToInvite: "Inget förbund hade en startfil, så inget behöver en ny.",
    toInvite: "De här förbunden låser för den gamla nyckeln tills de har läst in en ny startfil:",
    linkTo: (id) => `/forbund/${id}`,
  },
};
