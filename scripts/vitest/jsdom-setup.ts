/** Runs before every test file that renders into jsdom. */

// jsdom brings its own Uint8Array, and libsodium then says "unsupported input type for message".
// Node's own is the one that Buffer extends.
const NodesUint8Array: typeof Uint8Array = Object.getPrototypeOf(Buffer);
globalThis.Uint8Array = NodesUint8Array;
