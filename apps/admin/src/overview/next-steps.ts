/** What there is to do now, in the order of the work. */
import { type Day, type Period, periodName } from "@vifragar/core";
import type { Book } from "../book/book.ts";
import { missingIn, unknownDevices } from "../devices/device-list.ts";
import { insatserToInvite } from "../forbund/change-keys.ts";
import { insatserWithOldCalendar } from "../forbund/rules.ts";
import { insatserIn, participantsIn } from "../insatser/insats.ts";
import { stateOfPeriod } from "../period/periods-to-pick.ts";
import { checksOf } from "../release/checks.ts";
import { counted } from "../ui/swedish.ts";

/** A thing to do, and where it is done. */
export interface NextStep {
  readonly to: string;
  readonly text: string;
}

/** The steps that wait; none when everything is done. */
export function nextSteps(book: Book, period: Period, today: Day): readonly NextStep[] {
  const insatser = insatserIn(book.insatser, period);
  if (book.insatser.length === 0) return [{ to: "/insatser/ny", text: "Registrera den första insatsen." }];
  if (insatser.length === 0)
    return [{ to: "/insatser", text: `Ingen insats har deltagare i ${periodName(period)}.` }];
  const unknown = insatser.filter((insats) => participantsIn(insats, period) === undefined).length;
  const strangers = unknownDevices(book).length;
  const state = stateOfPeriod(book, period, today);
  const renew = insatserWithOldCalendar(book, today).length;
  const missing = missingIn(book, period, today).length;
  return [
    ...(book.startfiler.length === 0 && book.roster.devices.length === 0
      ? [{ to: `/insatser/${insatser[0]?.id ?? ""}`, text: "Gör en startfil till enheterna." }]
      : []),
    ...(renew > 0
      ? [
          {
            to: "/insatser",
            text: `Gör nya startfiler till ${counted(renew, "insats", "insatser")}: året delas in på ett nytt sätt.`,
          },
        ]
      : []),
    ...insatserToInvite(book).map(({ id, name }) => ({
      to: `/insatser/${id}`,
      text: `Nyckeln är bytt. Gör en ny startfil till ${name}.`,
    })),
    ...(book.waiting.length > 0
      ? [
          {
            to: "/enheter",
            text: `Godkänn ${counted(book.waiting.length, "enhet", "enheter")} som har anmält sig.`,
          },
        ]
      : []),
    ...(strangers > 0
      ? [
          {
            to: "/enheter",
            text: `Filer från ${counted(strangers, "okänd enhet", "okända enheter")} väntar.`,
          },
        ]
      : []),
    ...(unknown > 0 && state !== "released"
      ? [{ to: "/insatser", text: `Skriv antalet deltagare för ${counted(unknown, "insats", "insatser")}.` }]
      : []),
    ...(missing > 0 && state === "waiting"
      ? [
          {
            to: "/enheter",
            text: `${counted(missing, "enhet", "enheter")} har inte lämnat in ${periodName(period)}.`,
          },
        ]
      : []),
    ...(checksOf(book, period, { today, byHand: false }).stop === undefined
      ? [{ to: "/slapp", text: `Släpp ${periodName(period)}.` }]
      : []),
  ];
}
