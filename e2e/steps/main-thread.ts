/** How long a page's main thread is busy at a time: while it is, the page answers nobody. */
import type { Page } from "playwright-core";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds by the clock, and of the thread's own time. */
  readonly dur?: number;
  readonly tdur?: number;
  /** When it began, in microseconds. */
  readonly ts: number;
  readonly args?: {
    readonly name?: string;
    readonly chrome_mojo_event_info?: { readonly mojo_interface_tag?: string };
  };
}

/** Shorter tasks are not looked at: there are tens of thousands of them. */
const SHORT_US = 5_000;

/** A task of the main thread, in milliseconds. */
export interface Task {
  /** By the clock; on a machine that others use too, longer than it need be. */
  readonly wall: number;
  /** Of the thread's own time. */
  readonly own: number;
}

/**
 * The tasks of the page's main thread while `act` runs, the longest first.
 *
 * Those in which a command of the test arrives are left out: the browser takes 170 ms to make two thousand files
 * of a command, and 8 of them are the page's.
 */
export async function tasksDuring(page: Page, act: () => Promise<void>): Promise<readonly Task[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("the page has no browser of its own");
  await browser.startTracing(page, { categories: ["toplevel"] });
  let trace: Buffer;
  try {
    await act();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents: events } = JSON.parse(trace.toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const isMain = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(threadOf),
  );
  const whole = events.filter((event) => event.ph === "X" && isMain.has(threadOf(event)));
  const commands = whole.filter(
    ({ args }) => args?.chrome_mojo_event_info?.mojo_interface_tag === "blink.mojom.DevToolsSession",
  );
  const tasks = whole.filter(({ name, tdur = 0 }) => name.endsWith("RunTask") && tdur > SHORT_US);
  if (tasks.length === 0) throw new Error("the trace shows no work");
  return tasks
    .filter((task) => !commands.some((command) => isWithin(command, task)))
    .map(({ dur = 0, tdur }) => ({ wall: dur / 1_000, own: (tdur ?? dur) / 1_000 }))
    .toSorted((a, b) => b.own - a.own);
}

const isWithin = (inner: TraceEvent, outer: TraceEvent): boolean =>
  inner.pid === outer.pid &&
  inner.tid === outer.tid &&
  inner.ts >= outer.ts &&
  inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0);
