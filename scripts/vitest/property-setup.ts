/** How many examples a property is tried with: few in `npm test`, many in `npm run test:full`. */
import fc from "fast-check";

fc.configureGlobal({ numRuns: process.env.VF_FULL === "1" ? 2_000 : 100 });
