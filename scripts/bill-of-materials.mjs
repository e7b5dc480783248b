import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runNpx } from "./child.mjs";
import { root } from "./paths.mjs";

/**
 * @typedef {{ name: string, versions: string[], license: string, homepage?: string, description?: string }} Licensed
 */

/**
 * What other people's code is in what we ship: a CycloneDX 1.6 bill of materials, as JSON.
 *
 * pnpm tells (`licenses list`); its own `sbom` command needs a newer Node than we ask for. Without serial
 * number and time, so that the same sources give the same file.
 *
 * @returns {Promise<string>}
 * @throws Error when pnpm does not answer with a list.
 */
export async function billOfMaterials() {
  const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const args = ["--yes", own.packageManager, "licenses", "list", "--recursive", "--prod", "--json"];
  const { code, output } = await runNpx(args, { quiet: true });
  if (code !== 0) throw new Error(`pnpm could not list the licences\n${output}`);
  /** @type {Record<string, Licensed[]>} */
  const byLicense = JSON.parse(output.slice(output.indexOf("{")));
  const components = Object.values(byLicense)
    .flat()
    .flatMap(({ versions, ...rest }) => versions.map((version) => componentOf({ ...rest, version })))
    .sort((a, b) => (a.purl < b.purl ? -1 : 1));
  const bill = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": `pkg:npm/${own.name}@${own.version}`,
        name: own.name,
        version: own.version,
        description: own.description,
        licenses: [{ license: { id: own.license } }],
      },
    },
    components,
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** @param {Omit<Licensed, "versions"> & { version: string }} found */
function componentOf({ name, version, license, homepage, description }) {
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const slash = name.indexOf("/");
  return {
    type: "library",
    "bom-ref": purl,
    ...(slash > 0 && { group: name.slice(0, slash) }),
    name: name.slice(slash + 1),
    version,
    ...(description && { description }),
    // Expressions such as `MIT OR Apache-2.0` have a place of their own in the format.
    licenses: [/ (OR|AND|WITH) /.test(license) ? { expression: license } : { license: { id: license } }],
    purl,
    ...(homepage?.startsWith("https://") && { externalReferences: [{ type: "website", url: homepage }] }),
  };
}
