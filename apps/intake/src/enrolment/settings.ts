/** What the förbund has filled in for its devices, as this device has it: one record for each förbund. */
import {
  canonicalBytes,
  DEFAULT_SETTINGS,
  enrolmentTexts,
  type ForbundId,
  Installningsfil,
  openInstallningsfil,
  type Settings,
} from "@vifragar/core";
import type { Enrolment } from "@vifragar/enrolment";
import { ready, verify } from "@vifragar/sealing";
import { type Vault, VaultError } from "@vifragar/vault";
import { openFromAny } from "./collectors.ts";

/** What became of a file that a person chose. */
export type SettingsResult =
  | { readonly kind: "taken"; readonly forbund: string }
  /** The device has this one, or a newer one: nothing is changed. */
  | { readonly kind: "same" }
  | { readonly kind: "older" }
  | { readonly kind: "refused"; readonly message: string };

const RECORD_PREFIX = "installningar/";

/** As many as such a file has characters at most, in UTF-8. */
const MAX_FILE_BYTES = 65_536;

/**
 * Reads an inställningsfil that a person chose, and keeps it when it is newer than the one there is.
 *
 * @throws VaultError as the vault does.
 */
export async function takeSettings(
  file: Pick<File, "size" | "text">,
  {
    vault,
    enrolments,
  }: {
    readonly vault: Pick<Vault, "getRecord" | "putRecord">;
    readonly enrolments: readonly Enrolment[];
  },
): Promise<SettingsResult> {
  if (file.size > MAX_FILE_BYTES) return { kind: "refused", message: enrolmentTexts["too-large"] };
  await ready;
  const text = await file.text();
  const opened = openFromAny(enrolments, ({ forbund, prov, signer }) =>
    openInstallningsfil(text, verify, { prov, forbund: forbund.id, signer }),
  );
  if (!opened.ok) return { kind: "refused", message: opened.message };
  const { content, from } = opened;
  const before = await readRecord(vault, content.forbund);
  if (before !== undefined && content.number <= before.number) {
    return { kind: content.number === before.number ? "same" : "older" };
  }
  await vault.putRecord(RECORD_PREFIX + content.forbund, canonicalBytes(content));
  return { kind: "taken", forbund: from.forbund.name };
}

/** What every förbund of these enrolments has filled in. One that has sent nothing, or whose record is damaged, is left out. */
export async function loadSettings(
  vault: Pick<Vault, "getRecord">,
  enrolments: readonly Enrolment[],
): Promise<ReadonlyMap<ForbundId, Settings>> {
  const forbund = new Set(enrolments.map(({ startfil }) => startfil.forbund.id));
  const found = await Promise.all([...forbund].map((id) => readRecord(vault, id)));
  return new Map(found.flatMap((fil) => (fil === undefined ? [] : [[fil.forbund, fil.settings] as const])));
}

/** What applies in an insats. */
export const settingsFor = (
  settings: ReadonlyMap<ForbundId, Settings>,
  enrolment: Pick<Enrolment, "startfil"> | undefined,
): Settings => (enrolment && settings.get(enrolment.startfil.forbund.id)) ?? DEFAULT_SETTINGS;

/** A record that was altered must not keep anybody from asking: it is read as none, and the file can be taken again. */
async function readRecord(
  vault: Pick<Vault, "getRecord">,
  forbund: ForbundId,
): Promise<Installningsfil | undefined> {
  try {
    const bytes = await vault.getRecord(RECORD_PREFIX + forbund);
    return bytes && Installningsfil.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    if (cause instanceof VaultError && cause.code === "RECORD_TAMPERED") return undefined;
    throw cause;
  }
}
