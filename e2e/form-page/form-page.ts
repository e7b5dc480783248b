import type { Page } from "playwright-core";
import type { Finish, Submission } from "../../packages/form/src/index.ts";

/** What a test can see of the page of the form, as `window.formPage`. */
export interface FormPage {
  readonly given: readonly Submission[];
  readonly finished: readonly Finish[];
  /** Whether sending is to fail. */
  fails: boolean;
}

declare global {
  interface Window {
    readonly formPage: FormPage;
  }
}

/** Makes the page's store refuse what it is given, until it is called with false. */
export const breakSending = (page: Page, fails: boolean): Promise<void> =>
  page.evaluate((now) => void Object.assign(window.formPage, { fails: now }), fails);
