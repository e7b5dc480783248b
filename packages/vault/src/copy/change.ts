/**
 * What is written in the database, as values: the same list goes to the second copy and to the database.
 *
 * Everything that an unlocked vault writes is such a list. Only what a page writes while the vault is locked is not.
 */
import { fromHex, toHex } from "@vifragar/sealing";
import { type CopyEntry, VAULT_ID_BYTES } from "@vifragar/sealing/device";
import type {
  DekRow,
  HandOverKeyRow,
  RecordRow,
  SealedRow,
  SlotRow,
  StateRow,
  VaultDatabase,
  VaultRow,
} from "../database.ts";

interface RowByTable {
  readonly vault: VaultRow;
  readonly slot: SlotRow;
  readonly dek: DekRow;
  readonly state: StateRow;
  readonly rec: RecordRow;
  readonly hand: HandOverKeyRow;
  /** Copied elsewhere, by whoever seals the row (row-file.ts). */
  readonly row: SealedRow;
}

export type CopiedTable = Exclude<keyof RowByTable, "row">;
type Key = string | number;

/** One row put, changed in what lies in clear, or deleted. */
export type Change = {
  readonly [Name in keyof RowByTable]:
    | { readonly kind: "put"; readonly table: Name; readonly row: RowByTable[Name] }
    | {
        readonly kind: "change";
        readonly table: Name;
        readonly key: Key;
        readonly fields: Partial<RowByTable[Name]>;
      }
    | { readonly kind: "delete"; readonly table: Name; readonly key: Key };
}[keyof RowByTable];

/** Their place is their number in the copy: add at the end, never reorder. */
export const TABLES: readonly CopiedTable[] = ["vault", "slot", "dek", "state", "rec", "hand"];
const EMPTY = new Uint8Array();

/** Does the changes, inside a transaction of the caller's. */
export async function applyChanges(db: VaultDatabase, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const table = db.table(change.table);
    if (change.kind === "put") await table.put(change.row);
    else if (change.kind === "change") await table.update(change.key, change.fields);
    else await table.delete(change.key);
  }
}

export function tablesOf(changes: readonly Change[]): readonly string[] {
  return [...new Set(changes.map(({ table }) => table))];
}

/** The changes as the copy keeps them. */
export function entriesOf(changes: readonly Change[]): readonly CopyEntry[] {
  return changes.flatMap((change): readonly CopyEntry[] => {
    if (change.table === "row") return [];
    const { kind } = change;
    const table = TABLES.indexOf(change.table);
    if (change.kind === "put") return [{ kind, table, ...split(change) }];
    const clear = change.kind === "change" ? [change.key, change.fields] : [change.key];
    return [{ kind, table, clear: JSON.stringify(clear), bytes: EMPTY }];
  });
}

function split(put: Extract<Change, { kind: "put" }>): Pick<CopyEntry, "clear" | "bytes"> {
  if (put.table === "vault") {
    const { manifest, vaultId, ...clear } = put.row;
    return { clear: JSON.stringify({ ...clear, vaultId: toHex(vaultId) }), bytes: manifest };
  }
  const { bytes, ...clear } = put.row;
  return { clear: JSON.stringify(clear), bytes };
}

/** One row of a replayed copy. */
export interface CopiedRow {
  readonly table: CopiedTable;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Rows by table and key. */
export type CopiedRows = ReadonlyMap<string, CopiedRow>;

const keyOf = (table: CopiedTable, row: Readonly<Record<string, unknown>>): Key =>
  (table === "dek" || table === "state" ? row.epoch : row.id) as Key;

/** What a database would hold after these steps. */
export function replay(steps: readonly { readonly entries: readonly CopyEntry[] }[]): CopiedRows {
  const rows = new Map<string, CopiedRow>();
  for (const entry of steps.flatMap(({ entries }) => entries)) {
    const table = TABLES[entry.table];
    if (table === undefined) continue;
    // Only the vault itself could have written this, and its seals are checked before anything is believed.
    const clear: unknown = JSON.parse(entry.clear);
    if (entry.kind === "put") {
      const row = joined(table, clear as Record<string, unknown>, entry.bytes);
      rows.set(`${table}/${keyOf(table, row)}`, { table, row });
      continue;
    }
    const [key, fields] = clear as readonly [Key, object?];
    const name = `${table}/${key}`;
    const known = rows.get(name);
    if (entry.kind === "delete") rows.delete(name);
    else if (known !== undefined) rows.set(name, { table, row: { ...known.row, ...fields } });
  }
  return rows;
}

function joined(table: CopiedTable, clear: Record<string, unknown>, view: Uint8Array) {
  const bytes = view.slice();
  if (table !== "vault") return { ...clear, bytes };
  return { ...clear, vaultId: fromHex(String(clear.vaultId), VAULT_ID_BYTES), manifest: bytes };
}

/** The rows of the database that have a copy. */
export async function readRows(db: VaultDatabase): Promise<CopiedRows> {
  const all = await Promise.all(
    TABLES.map(async (table) => {
      const rows = await db.table<Record<string, unknown>>(table).toArray();
      return rows.map((row): [string, CopiedRow] => [`${table}/${keyOf(table, row)}`, { table, row }]);
    }),
  );
  return new Map(all.flat());
}

/** Rows as changes that write them anew. */
export function putsOf(rows: CopiedRows): readonly Change[] {
  return [...rows.values()].map(({ table, row }) => ({ kind: "put", table, row }) as unknown as Change);
}

/** The rows of one table. */
export function rowsOf<Name extends CopiedTable>(rows: CopiedRows, table: Name): readonly RowByTable[Name][] {
  return [...rows.values()]
    .filter((candidate) => candidate.table === table)
    .map(({ row }) => row as unknown as RowByTable[Name]);
}

/** Whether two hold the same, what a locked page or an unflushed word may have changed left aside. */
export function areSame(a: CopiedRows, b: CopiedRows): boolean {
  if (a.size !== b.size) return false;
  for (const [name, { row }] of a) {
    const other = b.get(name)?.row;
    if (other === undefined || textOf(row) !== textOf(other)) return false;
  }
  return true;
}

const LOOSE: ReadonlySet<string> = new Set(["open", "shown", "inDoubt"]);

function textOf(row: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(row).filter(([name]) => !LOOSE.has(name));
  const plain = members.map(([name, value]) => [name, value instanceof Uint8Array ? toHex(value) : value]);
  return JSON.stringify(plain.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}
