/** Taking in one file at the collector's door: what it is and whether it may be taken in is for core to say. */
import { type IncomingFile, mostBytesAt, readIncoming } from "@vifragar/core";
import { incoming, openedBy, openerOf } from "@vifragar/sealing";
import { type Collector, deskOf } from "./collector-folder.ts";
import { identitiesOf } from "./forbund-key.ts";

/** Larger files are refused unread. */
export const maxBytesAt = ({ registry }: Collector): number =>
  mostBytesAt(registry.level ?? "forbund", incoming);

/** Looks at files one after another. Never throws for what is in them. */
export type Doorkeeper = (bytes: Uint8Array) => Promise<IncomingFile>;

/** A doorkeeper for this collector, with its key made ready once. */
export function doorkeeperOf(collector: Collector): Doorkeeper {
  const desk = deskOf(collector);
  const opening = { ...incoming, decrypt: openedBy(openerOf(identitiesOf(collector.key))) };
  return (bytes) => readIncoming(bytes, desk, opening);
}
