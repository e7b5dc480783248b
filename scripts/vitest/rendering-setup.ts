/** Runs before every test file that renders components, in jsdom and in a browser. */
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";

// Testing Library cleans up after each test, and tells React that it tests, only where it finds these.
Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach });
