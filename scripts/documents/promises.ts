/**
 * Every promise that our texts make, word for word, and what proves it: the sentence that names a test, or a
 * decision record. `docs/for-dso/loften.md` is made of this; `promises.test.ts` keeps it true (UX-90).
 */

export interface Promised {
  /** The sentence as a person reads it. `…` stands for what the program fills in. */
  readonly says: string;
  /** Names of tests, word for word, or paths of decision records below `docs/`. */
  readonly proof: readonly string[];
}

const TRACES = [
  "tells nothing of a round that was answered together",
  "tells nothing of a round that was handed over, before and after it is taken back",
];
const FORGOTTEN = "has no answers in memory once they are sent";
const HIDDEN = "tells nothing when the screen was hidden";
const SEALED = "says WRONG_COLLECTOR to everybody else";
const COUNT_AND_FORGET = "decisions/0001-count-and-forget.md";

export const toParticipants: readonly Promised[] = [
  {
    says: "Det gör att ingen räknas två gånger.",
    proof: ["counts everybody who was asked and was no repeat, and nobody twice"],
  },
  {
    says: "Det är frivilligt.",
    proof: ["counts a no on the information page, without a question why, and ends there"],
  },
  {
    says: "Du kan hoppa över frågor, ta paus eller sluta när du vill.",
    proof: [
      "asks calmly whether to skip when nothing is chosen, and counts the question as skipped",
      "covers everything, and comes back to the same question with its boxes empty",
      "counts that the person stopped, and takes the answers away when they want that",
    ],
  },
  {
    says: "Ditt namn finns inte med.",
    proof: ["tells nothing of the counts by its length", COUNT_AND_FORGET],
  },
  {
    says: "Svaren räknas ihop med andras svar.",
    proof: ["adds up to what a count by hand of the same forms gives", FORGOTTEN],
  },
  {
    says: "Ingen kan se vad just du har svarat, om du inte själv väljer att visa det.",
    proof: [...TRACES, "counts once what was answered when it is sent without showing"],
  },
  { says: "Bara ni som sitter här ser vad du svarar.", proof: [TRACES[0] ?? "", FORGOTTEN] },
  {
    says: "Ingen kan se vad just du har svarat.",
    proof: ["is prepared by staff, sealed by a person, folded at unlock and handed in"],
  },
  {
    says: "Ingen ser vad just du har svarat.",
    proof: [...TRACES, "seals one contribution that adds up with the device's tally"],
  },
  {
    says: "Skärmen byts direkt till frågor om sömn.",
    proof: ["leaves nothing of the question within the same turn of the page"],
  },
  {
    says: "Dina svar försvinner.",
    proof: [HIDDEN, "wipes at once, gives nothing to be counted and tells the app"],
  },
  {
    says: "Du kan också trycka Skift tre gånger.",
    proof: ["is reached with Shift three times, and says how many presses are left"],
  },
  {
    says: "Dina tidigare svar finns kvar men visas inte igen.",
    proof: ["still counts what was answered before, and shows no list of it"],
  },
  {
    says: "De är inte sparade.",
    proof: ["says that nothing was saved when sending fails, and sends the same once more"],
  },
  {
    says: "Dina svar är borta från skärmen.",
    proof: ["has nothing to go back to once it has ended", FORGOTTEN],
  },
  {
    says: "ÖVNING – inget sparas",
    proof: ["says on the screen that nothing is saved when there is no store"],
  },
];

export const toStaff: readonly Promised[] = [
  {
    says: "Inget sparas.",
    proof: ["takes the code in the camera's view, says what is wrong with another, and closes the camera"],
  },
  {
    says: "Försvinner eller går enheten sönder finns det kvar som är inlämnat.",
    proof: ["ends with exactly the right released tables"],
  },
  {
    says: "Färre än … nya omgångar går inte att spara i en egen fil, för då skulle en enskild kunna räknas ut.",
    proof: ["rescues what was handed in when fewer than k are new: the same files, and no file with the few"],
  },
  {
    says: "Filerna från en inlämning är låsta för förbundet och räknas bara en gång, hur ofta du än sparar dem.",
    proof: [SEALED, "counts what the oracle counts, whatever is imported twice"],
  },
  {
    says: "I en vanlig flik i Safari försvinner det som är räknat om appen inte öppnas på en vecka.",
    proof: ["makes nothing in a tab that forgets, and leads to the home screen"],
  },
  {
    says: "Papperet har inget namn och ser likadant ut för alla.",
    proof: ["asks every question in the chosen language with the numbers that are typed, and for no name"],
  },
  {
    says: "Papper räknas i den period då de skrivs in.",
    proof: ["takes a whole paper by number keys, shows it, counts it once and begins the next"],
  },
  { says: "PROV – svaren räknas inte på riktigt", proof: ["never mixes prov with real or two förbund"] },
  { says: "Inget är ändrat.", proof: ["changes nothing when it is the one that the device has"] },
  {
    says: "Den sparas inte.",
    proof: ["leaves nothing of the staff app in the page or its address at hand-over"],
  },
  { says: "Inget är räknat.", proof: ["rejects when nothing was sealed, so that the person is told"] },
  { says: "Inget sparades.", proof: ["says on the screen that nothing is saved when there is no store"] },
  {
    says: "Det som redan är inlämnat finns kvar hos förbundet.",
    proof: ["counts what the oracle counts, whatever is imported twice"],
  },
  {
    says: "Filerna ligger kvar, så du kan dela eller spara dem.",
    proof: ["can save the latest files once more"],
  },
  {
    says: "Appen låses när ingen har rört den på … minuter.",
    proof: ["keeps between two and fifteen minutes"],
  },
  {
    says: "Deltagarens svar försvinner när en paus har varat i … minuter.",
    proof: ["cover after three minutes untouched and wipe ten minutes later"],
  },
  {
    says: "Inget räknas på riktigt.",
    proof: ["marks everything of a provförbund from the first look at its startfil"],
  },
  {
    says: "Inget lämnar enheten förrän du själv sparar en fil.",
    proof: ["sends every page with a policy that lets nothing in and nothing out"],
  },
  {
    says: "Svaren räknas när förbundet har godkänt enheten.",
    proof: ["counts a device from the moment its six words have been compared"],
  },
  {
    says: "Det går bara att lämna in.",
    proof: ["leaves hand-in alone possible when one was removed or put back"],
  },
  {
    says: "Nya omgångar räknas som vanligt.",
    proof: ["is reported, left as it is, and counting goes on in a new epoch"],
  },
  {
    says: "När du fortsätter låses det du har öppet nu.",
    proof: ["locks and goes to the other place when the startfil belongs there"],
  },
  {
    says: "När du fortsätter låses provförbundet.",
    proof: ["locks and goes to the other place when the startfil belongs there"],
  },
  {
    says: "Den läses in när du har låst upp.",
    proof: ["keeps a startfil for a locked vault until it is opened"],
  },
  {
    says: "Koden gäller tills du låser, högst 30 minuter åt gången, och sparas aldrig.",
    proof: ["opens with the hand-back code in the same page, five times at most"],
  },
  {
    says: "Ingen räknas två gånger: svarat här förut räknas bara som tillfrågad, svarat i en annan insats räknas bara i den här insatsen.",
    proof: ["counts everybody who was asked and was no repeat, and nobody twice"],
  },
  {
    says: "När du trycker på Lämna över låses appen.",
    proof: ["leaves nothing of the staff app in the page or its address at hand-over"],
  },
  { says: "Inga svar sparades.", proof: [HIDDEN] },
  {
    says: "Svaren kunde inte sparas.",
    proof: ["rejects when nothing was sealed, so that the person is told"],
  },
  { says: "Den räknas inte.", proof: ["is told, and nothing is written any more"] },
  {
    says: "Räknade på den här enheten.",
    proof: ["keeps what was confirmed when the program ends after step %i"],
  },
  { says: "Det här räknas bara ihop.", proof: [COUNT_AND_FORGET] },
  { says: "Räknas som tillfrågad en gång.", proof: ["leaves those already asked out of both"] },
  {
    says: "Att lämna in är att spara två låsta filer och skicka dem till förbundet.",
    proof: ["goes from a startfil to two files for the förbund"],
  },
  { says: "Bara förbundet kan öppna dem.", proof: [SEALED] },
  {
    says: "Alltid lika stora, vad ni än har svarat",
    proof: ["gives the same length for all counts of a plan"],
  },
  { says: "Den öppnas först när perioden är stängd.", proof: ["keeps answers sealed and reads coverage"] },
  {
    says: "Aldrig med: namn, tider, enskilda svar eller vem som frågade.",
    proof: ["lays out every field where docs/formats/snapshot.md says"],
  },
  {
    says: "Minst … nya svar ska vara med i en inlämning mitt i perioden, så att ingen enskild går att räkna ut.",
    proof: ["explains why too few forms stay on the device, and writes no file"],
  },
  {
    says: "Omgångarna ligger kvar, låsta på enheten.",
    proof: ["explains why too few forms stay on the device, and writes no file"],
  },
  {
    says: "Då rensas perioder som är klara från enheten.",
    proof: ["says that everything has arrived, and lets go of the period that is done"],
  },
  {
    says: "Inga svar, bara hur många som fått frågorna.",
    proof: ["tells who was asked and nothing from answers"],
  },
  {
    says: "Små tal slås ihop, så att ingen enskild går att räkna ut.",
    proof: ["never writes a count from 1 to 4 in a breakdown"],
  },
  {
    says: "Övningen har inget minne: ingenting räknas och ingenting kan lämnas in.",
    proof: ["hands over and takes back with answers that are shown, and never touches the vault"],
  },
  {
    says: "Allt som är räknat och inte inlämnat försvinner.",
    proof: ["opens nothing after the device was emptied", "tells nothing when the device was emptied"],
  },
];

export const aboutTheLock: readonly Promised[] = [
  {
    says: "Om orden försvinner är reservkoden det enda som öppnar.",
    proof: [
      "refuses another passphrase and clears nothing",
      "opens with the passphrase as a person types it, and with the printed key",
    ],
  },
  {
    says: "Den visas bara nu.",
    proof: ["make, open, change and empty a vault without one fault"],
  },
  {
    says: "Orden fungerar alltid som förut.",
    proof: ["opens with the passphrase as a person types it, and with the printed key"],
  },
  { says: "Inget annat ändras.", proof: ["changes a passphrase"] },
  {
    says: "Syns bara för den som har låst upp.",
    proof: ["leaves hand-in alone possible when one was removed or put back"],
  },
  {
    says: "De visas bara den här gången.",
    proof: ["make, open, change and empty a vault without one fault"],
  },
  { says: "Ingen annan har dem, inte heller vi.", proof: ["decisions/0001-count-and-forget.md"] },
  {
    says: "Bara dina ord gäller sedan.",
    proof: ["opens nothing that was saved before a revoke", "lets a colleague in, and out again for good"],
  },
  {
    says: "Nu gäller bara dina ord och den nya reservkoden.",
    proof: ["opens nothing that was saved before a revoke"],
  },
  {
    says: "Allt som är räknat här men inte inlämnat försvinner.",
    proof: ["opens nothing after the device was emptied"],
  },
];

export const toForbund: readonly Promised[] = [
  {
    says: "Inget lämnar den här datorn utan att du sparar en fil.",
    proof: ["sends every page with a policy that lets nothing in and nothing out"],
  },
];

/** Sentences with the words of a promise that are none: questions, advice, what went wrong, what may happen. */
export const noPromises: readonly string[] = [
  "Inget svar",
  "Ingen QR-kod hittades i bilden.",
  "Enheten har ingen kamera som går att använda här.",
  "Oavsett vad du svarade: ingen har rätt att göra dig illa, och det är aldrig ditt fel om någon har gjort det.",
  "Använd helst en telefon eller dator som ingen annan kan titta i.",
  "Då sparas den inte i historiken när du stänger fönstret.",
  "”Det är frivilligt.",
  "Svaren räknas ihop med andras.”",
  "Var alltid ensam med personen.",
  "Aldrig barn, släkting eller vän.",
  "Det här är inget riskinstrument.",
  "Låst",
  "När surfplattan är låst till appen går det inte att använda egna hjälpmedel.",
  "Det som var sparat är borta",
  "Med sex siffror tar du snabbt tillbaka surfplattan mellan deltagare.",
  "Välj den nu när ingen annan ser.",
  "Återlämningskod, sex siffror",
  "Skriv sex siffror, till exempel 482913.",
  "Sex siffror",
  "Vi är ensamma i rummet och ingen kan höra eller se.",
  "Inget barn är med.",
  "Jag har berättat att vi frågar alla, att det är frivilligt och hur svaren används.",
  "Notiser är avstängda på enheten och skärmen är låst till appen (Guidad åtkomst / Fäst app).",
  "Det finns inga frågor för den som är under 18 år",
  "Förbundet har inget formulär för unga på den här enheten.",
  "Vi är ensamma och ingen kan höra eller se.",
  "Ingen rörde skärmen på länge.",
  "Skriv aldrig namn.",
  "Det finns inget nytt att lämna in.",
  "Bara i ett provförbund: avslutar perioden nu, så att förbundet kan prova att släppa den.",
  "Inget är delat.",
  "Ingen omgång är räknad i den här perioden ännu.",
  "Webbläsaren har lovat att inte radera det som är sparat.",
  "Webbläsaren kan radera det som är sparat om det blir ont om plats.",
  "Förvara pappret där bara du kommer åt det, och inte ihop med enheten.",
  "Stora och små bokstäver och bindestreck spelar ingen roll.",
];
