/** Runs before every test file that renders into jsdom. */
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";

// jsdom brings its own Uint8Array, and libsodium then says "unsupported input type for message".
// Node's own is the one that Buffer extends.
const NodesUint8Array = Object.getPrototypeOf(Buffer) as typeof Uint8Array;
globalThis.Uint8Array = NodesUint8Array;

// Testing Library cleans up after each test and sets React's act environment only where it finds these.
Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach });
