/** Test vectors from outside: where they lie and how they are read. */
import { existsSync, readFileSync } from "node:fs";
import { fromHex } from "../bytes.ts";

// A newer set beside the checkout wins over the copy kept here (test-vectors/README.md).
const beside = new URL("../../../../../shared/vectors/", import.meta.url);
const copy = new URL("../../test-vectors/", import.meta.url);

interface Groups<Group, Test> {
  readonly testGroups: readonly (Group & { readonly tests: readonly Test[] })[];
}

/** The tests of one file of Project Wycheproof, each with the fields of its group. */
export function wycheproof<Group extends object, Test extends object>(
  name: string,
): readonly (Group & Test)[] {
  const file = `${name}_test.json`;
  const url = existsSync(new URL(file, beside)) ? new URL(file, beside) : new URL(file, copy);
  const { testGroups } = JSON.parse(readFileSync(url, "utf8")) as Groups<Group, Test>;
  return testGroups.flatMap((group) => group.tests.map((test) => ({ ...group, ...test })));
}

/** The bytes of a hexadecimal text of any length. */
export function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return fromHex(hex, hex.length / 2);
}
