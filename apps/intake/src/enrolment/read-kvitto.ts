/** Taking in a kvitto: what it says to this device, and what the vault may then let go of. */
import {
  type Day,
  enrolmentTexts,
  type ForbundId,
  hasArrived,
  Incarnation,
  joinedLine,
  KvittoLine,
  receivedIn,
  SignerKey,
} from "@vifragar/core";
import { type Enrolment, enrolmentFor } from "@vifragar/enrolment";
import { ready, verify } from "@vifragar/sealing";
import type { Vault } from "@vifragar/vault";
import { openFromAny } from "./collectors.ts";

/** What a chosen file turned out to be. Only the first two are a kvitto for this device. */
export type KvittoResult =
  /** Everything that was handed in to the förbund has arrived. */
  | { readonly kind: "all"; readonly forbund: string }
  /** A file that was handed in to it had not arrived when the kvitto was made. */
  | { readonly kind: "some"; readonly forbund: string }
  /** A kvitto of our förbund that does not name this device. */
  | { readonly kind: "not-named" }
  | { readonly kind: "refused"; readonly message: string };

/** As many as a kvitto has characters at most: it is plain ASCII. */
const MAX_FILE_BYTES = 2_000_000;

type KvittoVault = Pick<
  Vault,
  "device" | "pending" | "lastHandIn" | "noteReceipt" | "getRecord" | "putRecord"
>;

/** What a kvitto is measured against. */
interface Device {
  readonly vault: KvittoVault;
  readonly enrolments: readonly Enrolment[];
  readonly today: Day;
}

/**
 * Reads a file that a person chose, and tells the vault when it is a kvitto for this device.
 *
 * A file of any other kind changes nothing. A device may count for several förbund, each with kvitton of its own:
 * what one of them has says nothing of what the others have, and a period goes when all of them have theirs.
 *
 * @throws VaultError as the vault does.
 */
export async function takeKvitto(file: Pick<File, "size" | "text">, to: Device): Promise<KvittoResult> {
  if (file.size > MAX_FILE_BYTES) return { kind: "refused", message: enrolmentTexts["too-large"] };
  await ready;
  const { signer, incarnation } = await to.vault.device();
  const asked = { device: SignerKey.parse(signer), incarnation: Incarnation.parse(incarnation) };
  const text = await file.text();
  const opened = openFromAny(to.enrolments, (startfil) => receivedIn(text, verify, { ...asked, startfil }));
  if (!opened.ok) return { kind: "refused", message: opened.message };
  const { content: line, from } = opened;
  if (line === undefined) return { kind: "not-named" };
  const told = await withEarlier(to.vault, from.forbund.id, line);
  // Looked up first: what is confirmed may be gone afterwards.
  const ours = await handedInTo(to, from.forbund.id);
  await to.vault.noteReceipt({ seqs: await arrivedIn(to), day: to.today });
  const isAll = ours.every((seq) => hasArrived(told, seq));
  return { kind: isAll ? "all" : "some", forbund: from.forbund.name };
}

const recordName = (forbund: ForbundId): string => `kvitto/${forbund}`;

/** What a förbund has told so far, this line included; kept, because another förbund's kvitto may come later. */
async function withEarlier(vault: KvittoVault, forbund: ForbundId, line: KvittoLine): Promise<KvittoLine> {
  const earlier = await toldBy(vault, forbund);
  // A new incarnation begins its numbers anew.
  const isSame = earlier?.device === line.device && earlier.incarnation === line.incarnation;
  const joined = isSame ? joinedLine(earlier, line) : line;
  await vault.putRecord(recordName(forbund), new TextEncoder().encode(JSON.stringify(joined)));
  return joined;
}

async function toldBy(vault: KvittoVault, forbund: ForbundId): Promise<KvittoLine | undefined> {
  const bytes = await vault.getRecord(recordName(forbund));
  return bytes && KvittoLine.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** Numbers of the last files that some förbund has told of, each among what was handed in to it. */
async function arrivedIn({ vault, enrolments, today }: Device): Promise<readonly number[]> {
  const { signer, incarnation } = await vault.device();
  const forbundIds = [...new Set(enrolments.map(({ startfil }) => startfil.forbund.id))];
  const arrived = await Promise.all(
    forbundIds.map(async (forbund) => {
      const told = await toldBy(vault, forbund);
      if (told?.device !== signer || told.incarnation !== incarnation) return [];
      const seqs = await handedInTo({ vault, enrolments, today }, forbund);
      return seqs.filter((seq) => hasArrived(told, seq));
    }),
  );
  return arrived.flat();
}

/** Numbers of the last files of all that was handed in to a förbund. What nobody can tell whose it is counts too. */
async function handedInTo(
  { vault, enrolments, today }: Device,
  forbund: ForbundId,
): Promise<readonly number[]> {
  const ours = (await vault.pending(today)).filter((key) => {
    const owner = enrolmentFor(enrolments, key)?.startfil.forbund.id;
    return owner === undefined || owner === forbund;
  });
  const handedIn = await Promise.all(
    ours.map(({ insats, plan, period }) => vault.lastHandIn({ insats, plan, period })),
  );
  return handedIn.flatMap((last) => last?.seq ?? []);
}
