/** Taking in a kvitto: what it says to this device, and what the vault may then let go of. */
import { type Day, enrolmentTexts, Incarnation, receivedIn, SignerKey } from "@vifragar/core";
import { type Enrolment, enrolmentFor } from "@vifragar/enrolment";
import { ready, verify } from "@vifragar/sealing";
import type { Vault } from "@vifragar/vault";
import { type Collector, openFromAny } from "./collectors.ts";

/** What a chosen file turned out to be. Only the first two are a kvitto for this device. */
export type KvittoResult =
  /** Everything that was handed in to the förbund has arrived. */
  | { readonly kind: "all" }
  /** A file that was handed in had not arrived when the kvitto was made. */
  | { readonly kind: "some" }
  /** A kvitto of our förbund that does not name this device. */
  | { readonly kind: "not-named" }
  | { readonly kind: "refused"; readonly message: string };

/** As many as a kvitto has characters at most: it is plain ASCII. */
const MAX_FILE_BYTES = 2_000_000;

type KvittoVault = Pick<Vault, "device" | "pending" | "lastHandIn" | "noteReceipt">;

/**
 * Reads a file that a person chose, and tells the vault when it is a kvitto for this device.
 *
 * A file of any other kind changes nothing.
 *
 * @throws VaultError as the vault does.
 */
export async function takeKvitto(
  file: Pick<File, "size" | "text">,
  {
    vault,
    enrolments,
    today,
  }: { readonly vault: KvittoVault; readonly enrolments: readonly Enrolment[]; readonly today: Day },
): Promise<KvittoResult> {
  if (file.size > MAX_FILE_BYTES) return { kind: "refused", message: enrolmentTexts["too-large"] };
  await ready;
  const { signer, incarnation } = await vault.device();
  const device = { device: SignerKey.parse(signer), incarnation: Incarnation.parse(incarnation) };
  const text = await file.text();
  const opened = openFromAny(enrolments, ({ forbund, prov, signer: forbundKey }) =>
    receivedIn(text, verify, { prov, forbund: forbund.id, signer: forbundKey, ...device }),
  );
  if (!opened.ok) return { kind: "refused", message: opened.message };
  const { content: seq, from } = opened;
  if (seq === undefined) return { kind: "not-named" };
  // Looked up first: what is confirmed may be gone afterwards.
  const latest = await latestSeq(vault, { enrolments, forbund: from.forbund, today });
  await vault.noteReceipt({ seq, day: today });
  return { kind: seq >= latest ? "all" : "some" };
}

/** The number of the latest file handed in to a förbund, or 0. What nobody can tell whose it is counts too. */
async function latestSeq(
  vault: Pick<Vault, "pending" | "lastHandIn">,
  {
    enrolments,
    forbund,
    today,
  }: Pick<Collector, "forbund"> & {
    readonly enrolments: readonly Enrolment[];
    readonly today: Day;
  },
): Promise<number> {
  const ours = (await vault.pending(today)).filter((key) => {
    const owner = enrolmentFor(enrolments, key)?.startfil.forbund.id;
    return owner === undefined || owner === forbund.id;
  });
  const handedIn = await Promise.all(
    ours.map(({ insats, plan, period }) => vault.lastHandIn({ insats, plan, period })),
  );
  return Math.max(0, ...handedIn.map((last) => last?.seq ?? 0));
}
