/**
 * *Byt nyckel*: new keys for the förbund, vouched for by the old one.
 *
 * The new reserve code is on paper before anything is changed. Then vault and book change in one step: there
 * is never a moment when the one has new keys and the other the old.
 */
import { type Day, SignerKey, type Succession, successionTo } from "@vifragar/core";
import type { Vault } from "@vifragar/vault";
import type { Book } from "../book/book.ts";
import type { Keeper } from "../book/keeper.ts";
import type { Insats } from "../insatser/insats.ts";
import { type Forbund, recipientsOf } from "./forbund.ts";

/** Keys that are ready to be changed to. Nothing is sealed to them yet. */
export interface DraftedKeys extends Pick<Forbund, "recipient" | "recoveryRecipient" | "signer"> {
  readonly reserveCode: string;
  readonly succeeds: Succession;
}

/** Makes new keys and lets the old one sign for them. Changes nothing. @throws VaultError. */
export async function draftKeys(
  vault: Pick<Vault, "draftCollector" | "sign">,
  forbund: Forbund,
): Promise<DraftedKeys> {
  const { recipient, recoveryRecipient, recoveryIdentity, signer } = await vault.draftCollector();
  const keys = { recipient, recoveryRecipient, signer: SignerKey.parse(signer) };
  const { id, prov } = forbund;
  const succeeds = await successionTo(
    { forbund: id, prov, recipients: recipientsOf(keys), signer: keys.signer },
    { signer: forbund.signer, sign: (domain, message) => vault.sign(domain, message) },
  );
  return { ...keys, reserveCode: recoveryIdentity, succeeds };
}

/** Puts drafted keys in force. Durable when resolved, all of it or nothing. @throws VaultError. */
export const changeKeys = (
  keys: DraftedKeys,
  by: { readonly vault: Pick<Vault, "adoptCollector">; readonly keeper: Keeper; readonly today: Day },
): Promise<Book> =>
  by.keeper.changeBy(
    (changes) => by.vault.adoptCollector({ signer: keys.signer, changes }),
    (book) => withKeys(book, keys, by.today),
  );

/** The book with other keys. What is signed and sealed stays as it is. */
function withKeys(book: Book, { reserveCode: _, ...keys }: DraftedKeys, today: Day): Book {
  const { signer, before = [] } = book.forbund;
  return { ...book, forbund: { ...book.forbund, ...keys, before: [{ signer, left: today }, ...before] } };
}

/** Insatser whose devices still seal to a key before: they have startfiler, and none of the key of now. */
export function insatserToInvite({ forbund, insatser, startfiler }: Book): readonly Insats[] {
  const first = forbund.before?.at(-1)?.signer ?? forbund.signer;
  return insatser.filter(({ id }) => {
    const own = startfiler.filter(({ insats }) => insats === id);
    return own.length > 0 && own.every(({ signer = first }) => signer !== forbund.signer);
  });
}
