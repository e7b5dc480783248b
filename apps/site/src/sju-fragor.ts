/**
 * `/f/sju-fragor.js`: `<sju-fragor>` in one script that any page can load. What counts, and the cryptography
 * behind it, lies in files beside it and is fetched only by a form that counts.
 */
import { SjuFragor } from "@vifragar/form/element";

SjuFragor.prepare = async () => {
  const { preparedForm } = await import("./counting/prepared-form.ts");
  return preparedForm();
};
