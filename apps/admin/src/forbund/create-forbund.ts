/** Setting up a förbund in a vault that has just been made: its collecting key and its first book. */
import { emptyRoster, ForbundId, type Instrument, SignerKey } from "@vifragar/core";
import type { Vault } from "@vifragar/vault";
import type { Book } from "../book/book.ts";
import { changesBetween, NO_KVITTO } from "../book/records.ts";
import { NO_DEVICE_SETTINGS } from "../device-settings/device-settings.ts";
import { NO_REPORTING } from "../report/reporting.ts";
import { randomHex } from "../ui/random-hex.ts";
import type { ForbundChoices } from "./forbund.ts";

/** A new förbund and the code that must be printed now: it is shown this once. */
export interface CreatedForbund {
  readonly book: Book;
  readonly reserveCode: string;
}

/** Makes the collecting key and writes the first book. @throws VaultError. */
export async function createForbund(
  vault: Vault,
  choices: ForbundChoices,
  instrument: Instrument,
): Promise<CreatedForbund> {
  const { recipient, recoveryRecipient, recoveryIdentity, signer } = await vault.createCollector();
  const id = ForbundId.parse(randomHex(16));
  const book: Book = {
    forbund: {
      id,
      ...choices,
      laterCalendars: [],
      simulated: false,
      remarks: [],
      instrument: instrument.id,
      recipient,
      recoveryRecipient,
      signer: SignerKey.parse(signer),
    },
    forms: [{ from: 0, instrument }],
    insatser: [],
    startfiler: [],
    waiting: [],
    roster: emptyRoster(id, choices.level),
    kvitto: NO_KVITTO,
    deviceSettings: NO_DEVICE_SETTINGS,
    reporting: NO_REPORTING,
    snapshots: new Map(),
    releases: new Map(),
    received: new Map(),
    trusted: [],
    nnsStartfil: undefined,
    sums: new Map(),
  };
  await vault.changeRecords(changesBetween(undefined, book));
  return { book, reserveCode: recoveryIdentity };
}
