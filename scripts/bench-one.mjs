/** Runs one built bench file and writes its rows: `node bench-one.mjs BUILT OUT`. */
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [built = "", out = ""] = process.argv.slice(2);
const { bench } = await import(pathToFileURL(built).href);
writeFileSync(out, JSON.stringify(await bench()));
