/** The erase table as the engine uses it, whatever it lies in. */
import {
  checkEraseTable,
  ERASE_SECRET_BYTES,
  type ErasePair,
  eraseOffset,
  type Half,
  makeEraseTable,
  randomBytes,
} from "@vifragar/sealing/device";

/** Where the bytes of a table lie. Nothing is sure to be on the disk before `flush` has settled. */
export interface EraseStorage {
  /** True when writing replaces the bytes on the disk, as far as a program can bring that about. */
  readonly erasable: boolean;
  read(): Promise<Uint8Array | undefined>;
  write(bytes: Uint8Array, offset: number): void;
  flush(): Promise<void>;
  close(): Promise<void>;
  /** Deletes the storage. Overwrite it first. */
  remove(): Promise<void>;
}

/** Reads, replaces and overwrites the secrets of one table. */
export class EraseTable {
  readonly #storage: EraseStorage;
  readonly #bytes: Uint8Array;
  #isFlushed = true;

  private constructor(storage: EraseStorage, bytes: Uint8Array) {
    this.#storage = storage;
    this.#bytes = bytes;
  }

  /** A new table in place of whatever lies there. */
  static async make(storage: EraseStorage): Promise<EraseTable> {
    const bytes = makeEraseTable();
    storage.write(bytes, 0);
    await storage.flush();
    return new EraseTable(storage, bytes);
  }

  /** The table that lies there, or undefined. @throws SealError `MALFORMED`, `VERSION`. */
  static async open(storage: EraseStorage): Promise<EraseTable | undefined> {
    let table: EraseTable | undefined;
    try {
      const bytes = await storage.read();
      if (bytes === undefined) return undefined;
      checkEraseTable(bytes);
      table = new EraseTable(storage, bytes);
      return table;
    } finally {
      // Kept open, the next try would find the file taken, by ourselves.
      if (table === undefined) await storage.close();
    }
  }

  get erasable(): boolean {
    return this.#storage.erasable;
  }

  /** A copy of one secret. */
  secret(pair: ErasePair, half: Half): Uint8Array {
    const offset = eraseOffset(pair, half);
    return this.#bytes.slice(offset, offset + ERASE_SECRET_BYTES);
  }

  /** Puts a new random secret in one half: the old one is gone once `flush` has settled. */
  renew(pair: ErasePair, half: Half): void {
    const offset = eraseOffset(pair, half);
    const secret = randomBytes(ERASE_SECRET_BYTES);
    this.#bytes.set(secret, offset);
    this.#storage.write(secret, offset);
    this.#isFlushed = false;
  }

  /** Settles when every secret is where it lies for good. Costs nothing when none was replaced since. */
  async flush(): Promise<void> {
    if (this.#isFlushed) return;
    await this.#storage.flush();
    this.#isFlushed = true;
  }

  /** Overwrites every secret: from here on nothing of the vault opens any more. */
  async destroy(): Promise<void> {
    this.#storage.write(makeEraseTable(), 0);
    await this.#storage.flush();
    this.#bytes.fill(0);
  }

  async close(): Promise<void> {
    this.#bytes.fill(0);
    await this.#storage.close();
  }
}
