import { fileURLToPath } from "node:url";
import { type ServedPage, servePage } from "../harness/served-page.ts";

/** The vault's page under the headers that we serve. */
export const serveVaultPage = (): Promise<ServedPage> =>
  servePage({ folder: fileURLToPath(new URL(".", import.meta.url)) });
