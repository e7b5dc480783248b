/**
 * The second copy of the database, in two private files of which one is in force (docs/formats/vault.md).
 *
 * Chromium can throw its whole database away after a kill (docs/threat-model.md); private files stay. A step is
 * written here first, then in the database: a copy is never behind, and at most one step ahead.
 */
import {
  COPY_HEADER_BYTES,
  type CopyEntry,
  type CopyStep,
  copyHeader,
  copyStep,
  readCopy,
} from "@vifragar/sealing/device";
import type { PrivateFile } from "../private-file.ts";

/** Grown by this much and to twice what it began with, a file is written anew in the other one. */
const GROWTH_BYTES = 1_000_000;

export interface OpenedCopy {
  readonly copy: VaultCopy;
  /** None when neither file has a whole first step. */
  readonly steps: readonly CopyStep[];
  /** Nothing was ever written there. */
  readonly isBlank: boolean;
}

export class VaultCopy {
  readonly #files: readonly [PrivateFile, PrivateFile];
  #current: 0 | 1 = 0;
  #round = 0;
  #end = 0;
  #beforeLast = 0;
  #first = 0;
  #isBehind = true;

  private constructor(files: readonly [PrivateFile, PrivateFile]) {
    this.#files = files;
  }

  /**
   * Opens the copy.
   *
   * @throws SealError `VERSION`.
   */
  static async open(files: readonly [PrivateFile, PrivateFile]): Promise<OpenedCopy> {
    const copy = new VaultCopy(files);
    const read = await Promise.all(files.map((file) => file.read()));
    const { steps, which, round } = newestSteps(read);
    copy.#current = which;
    copy.#round = round;
    const last = steps.at(-1);
    if (last !== undefined) {
      copy.#end = last.end;
      copy.#beforeLast = last.start;
      copy.#first = steps[0]?.end ?? 0;
      copy.#isBehind = false;
    }
    return { copy, steps, isBlank: read.every((bytes) => bytes.length === 0) };
  }

  /** It must be written anew before the next step: it missed one, or has grown far beyond what it holds. */
  get needsRewrite(): boolean {
    return this.#isBehind || this.#end > 2 * this.#first + GROWTH_BYTES;
  }

  /** Adds a step. Kept through a kill when settled; through a power cut if flushed, or with the next that is. */
  async append(entries: readonly CopyEntry[], flush: boolean): Promise<void> {
    const file = this.#files[this.#current];
    const step = copyStep({ round: this.#round, offset: this.#end }, entries);
    const start = this.#end;
    this.#beforeLast = start;
    this.#end += step.length;
    try {
      file.write(step, start);
      if (flush) await file.flush();
    } catch (error) {
      await this.takeBack();
      throw error;
    }
  }

  /** Takes the last step back, because the database did not take it. */
  async takeBack(): Promise<void> {
    const file = this.#files[this.#current];
    this.#end = this.#beforeLast;
    try {
      await file.truncate(this.#end);
      await file.flush();
    } catch {
      // It stays one step ahead, which the next opening knows how to take.
      this.#isBehind = true;
    }
  }

  /** Begins anew in the other file with everything there is, and overwrites the one that was in force. */
  async rewrite(entries: readonly CopyEntry[]): Promise<void> {
    const next = this.#current === 0 ? 1 : 0;
    const round = this.#round + 1;
    const step = copyStep({ round, offset: COPY_HEADER_BYTES }, entries);
    await this.#files[next].truncate(0);
    this.#files[next].write(step, COPY_HEADER_BYTES);
    // The header last: until it is there the other file is in force.
    this.#files[next].write(copyHeader(round), 0);
    await this.#files[next].flush();
    const old = this.#files[this.#current];
    const oldEnd = this.#end;
    this.#current = next;
    this.#round = round;
    this.#beforeLast = COPY_HEADER_BYTES;
    this.#end = COPY_HEADER_BYTES + step.length;
    this.#first = this.#end;
    this.#isBehind = false;
    await overwrite(old, oldEnd);
  }

  /** Overwrites and deletes both files. */
  async destroy(): Promise<void> {
    for (const file of this.#files) {
      await overwrite(file, (await file.read()).length);
      await file.remove();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#files.map((file) => file.close()));
  }
}

/** The steps of the file in force; none when neither has a whole first step. @throws SealError `VERSION`. */
export function newestSteps(files: readonly (Uint8Array | undefined)[]): {
  readonly steps: readonly CopyStep[];
  readonly which: 0 | 1;
  readonly round: number;
} {
  const [first, second] = files.map((bytes) => bytes && readCopy(bytes));
  const isSecond = (second?.steps.length ?? 0) > 0 && (second?.round ?? 0) > roundOf(first);
  const newest = isSecond ? second : first;
  return { steps: newest?.steps ?? [], which: isSecond ? 1 : 0, round: newest?.round ?? 0 };
}

const roundOf = (found: ReturnType<typeof readCopy>): number =>
  found !== undefined && found.steps.length > 0 ? found.round : 0;

/** Zeros over what was there, on the disk, before the file gives up the place. */
export async function overwrite(file: PrivateFile, sizeBytes: number): Promise<void> {
  file.write(new Uint8Array(sizeBytes), 0);
  await file.flush();
  await file.truncate(0);
  await file.flush();
}
