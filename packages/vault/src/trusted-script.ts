/**
 * The one trusted-types policy of our pages, `vfv-script` (vault.md 3.10).
 *
 * Under `require-trusted-types-for 'script'` the browser starts workers and service workers only from URLs
 * that a policy has let through. This one lets through the files that were listed before it was first used,
 * all of them our own, and nothing else ever.
 */

interface Policy {
  createScriptURL(url: string): unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

const listed = new Set<string>();
let policy: Policy | undefined;

/**
 * Lists scripts of our own. Call it when the program starts, before anything is started from them.
 *
 * @throws TypeError for a script of another origin, and for any once the policy is in use.
 */
export function listScripts(...urls: readonly string[]): void {
  for (const url of urls) {
    const { origin, href } = new URL(url, location.href);
    if (policy !== undefined || origin !== location.origin) throw new TypeError("script is not one of ours");
    listed.add(href);
  }
}

/**
 * A listed script's URL, as `new Worker` and `serviceWorker.register` take it.
 *
 * Typed as a string because that is how the browser's functions are typed; under the policy it is a trusted object.
 *
 * @throws TypeError for a script that is not listed.
 */
export function trustedScript(url: string): string {
  policy ??= makePolicy();
  return policy.createScriptURL(new URL(url, location.href).href) as string;
}

function makePolicy(): Policy {
  const rules = {
    createScriptURL: (url: string): string => {
      if (!listed.has(url)) throw new TypeError("script is not listed");
      return url;
    },
  };
  // Browsers without trusted types take the plain string, checked all the same.
  const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;
  return factory?.createPolicy("vfv-script", rules) ?? rules;
}
