/**
 * Breaks one thing in the source while tests run, so that `mutations.test.ts` can see them fail.
 *
 * Nothing is written: a file is altered as it is loaded, and only when `VF_MUTATION` names a mutation.
 */
import { MUTATIONS } from "../../packages/core/src/protection/testing/mutations.ts";

/** The plugin, or nothing when no mutation is asked for. */
export function mutationPlugin(name = process.env.VF_MUTATION) {
  if (name === undefined) return undefined;
  const mutation = MUTATIONS.find((one) => one.name === name);
  if (mutation === undefined) throw new RangeError(`no mutation is called ${name}`);
  return {
    name: "mutation",
    enforce: "pre" as const,
    transform(code: string, id: string): string | undefined {
      if (!id.endsWith(mutation.file)) return undefined;
      if (code.split(mutation.from).length !== 2)
        throw new Error(`${mutation.file} has changed: mend ${name}`);
      return code.replace(mutation.from, () => mutation.to);
    },
  };
}
