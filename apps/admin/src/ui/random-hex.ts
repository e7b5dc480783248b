import { toHex } from "@vifragar/sealing";

/** Random bytes from the system, in hex: for ids that must say nothing. */
export const randomHex = (bytes: number): string => toHex(crypto.getRandomValues(new Uint8Array(bytes)));
