/** Kvitton: telling devices how far their files have arrived, and remembering what has been told. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { digestOf, Kvitto, kvittoText, openKvitto, receivedFrom } from "@vifragar/core";
import { verify } from "@vifragar/sealing";
import { type Collector, kvittoFolder } from "./collector-folder.ts";
import { RefusedError } from "./command.ts";
import { hasSigned, recipientsOf, signAs, successionOf } from "./forbund-key.ts";
import { opening } from "./opening.ts";
import { filesAmong, textOf, writeWhole } from "./whole-file.ts";

/** A kvitto for all devices, as things stand, signed. It is remembered in the collector's folder. */
export async function makeKvitto(
  collector: Collector,
): Promise<{ readonly kvitto: Kvitto; readonly text: string }> {
  const { key, collection, roster, dir } = collector;
  const succeeds = await successionOf(key);
  const kvitto = Kvitto.parse({
    format: "vifragar/kvitto@1",
    prov: key.prov,
    forbund: key.forbund.id,
    signer: key.signer,
    ...(succeeds && { succeeds: { ...succeeds, recipients: recipientsOf(key) } }),
    received: receivedFrom(collection, roster),
  });
  const text = await kvittoText(kvitto, signAs(key));
  await writeWhole(join(kvittoFolder(dir), `kvitto-${digestOf(kvitto).slice(0, 16)}.json`), text);
  return { kvitto, text };
}

/** The lines of all kvitton that have been given out. @throws RefusedError */
export async function kvittonIn({ dir, key }: Collector): Promise<Kvitto["received"]> {
  const folder = kvittoFolder(dir);
  if (!existsSync(folder)) return [];
  const kvitton = await Promise.all(
    (await filesAmong([folder])).map(async (file) => {
      const text = await textOf(file, 2_000_000);
      const { content } = opening(() => openKvitto(text, verify));
      if (!hasSigned(key, content.signer)) throw new RefusedError(`${file} är inte förbundets eget kvitto`);
      return content.received;
    }),
  );
  return kvitton.flat();
}
