/** What must hold on every screen of the form, whatever the language, the size and the way (ux.md part 6). */
import type { Form } from "./form.ts";
import type { ScreenName } from "./walk.ts";

export interface Circumstances {
  readonly screen: ScreenName;
  readonly tag: string;
  readonly direction: "ltr" | "rtl";
  readonly isEmbedded: boolean;
}

/** Covers have no way out but back, and at the end of a hand-over nothing is left to hide. */
const hasExit = ({ screen, isEmbedded }: Circumstances) =>
  !["practice", "pause"].includes(screen) && (screen !== "hand-back" || isEmbedded);

/** The rules that the screen breaks, one line for each. */
export const rulesBroken = (form: Form, circumstances: Circumstances): Promise<readonly string[]> =>
  form.ask(brokenOn, { ...circumstances, hasExit: hasExit(circumstances) });

// Runs in the page, by itself: it may use nothing of this file.
async function brokenOn(
  root: Document | ShadowRoot,
  { screen, tag, direction, isEmbedded, hasExit }: Circumstances & { readonly hasExit: boolean },
): Promise<readonly string[]> {
  const broken: string[] = [];
  const all = <Part extends HTMLElement>(selector: string) => [...root.querySelectorAll<Part>(selector)];
  const fail = (rule: string, parts: readonly Element[]) => {
    if (parts.length === 0) return;
    broken.push(`${screen} ${innerWidth}×${innerHeight} ${tag}: ${rule}: ${parts.map(said).join(", ")}`);
  };
  const said = (part: Element) =>
    `${part.className || part.tagName} ${part.textContent?.trim().slice(0, 30)}`;
  const form = all(".qf")[0];
  if (!form) return [`${screen}: there is no form`];

  // UX-30: language and direction, and what is in another language says so.
  fail(
    "UX-30",
    [form].filter(({ lang, dir }) => lang !== tag || dir !== direction),
  );
  fail(
    "UX-30 direction",
    [form].filter((part) => getComputedStyle(part).direction !== direction),
  );

  // UX-25: nothing is wider than the window, and nothing is cut.
  const seen = all(".qf *").filter(
    (part) => part.checkVisibility() && !part.closest(".qf-only-heard, .qf-exit-link, [inert]"),
  );
  const failWhereCut = (rule: string) => {
    fail(
      `${rule} wide`,
      [document.documentElement].filter((page) => page.scrollWidth > innerWidth),
    );
    fail(
      `${rule} outside`,
      seen.filter((part) => {
        const { left, right, width } = part.getBoundingClientRect();
        return width > 0 && (left < -1 || right > innerWidth + 1);
      }),
    );
    fail(
      `${rule} cut`,
      seen.filter((part) => {
        const { overflow } = getComputedStyle(part);
        if (overflow === "visible" || part.matches(".qf-cover, .qf-dialog")) return false;
        return part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1;
      }),
    );
  };
  failWhereCut("UX-25");
  // The same with the spacing that a reader may have set for themselves (WCAG 1.4.12).
  const spacing = new CSSStyleSheet();
  spacing.replaceSync(`.qf * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } .qf p { margin-block-end: 2em !important }`);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, spacing];
  failWhereCut("UX-25 spaced");
  root.adoptedStyleSheets = root.adoptedStyleSheets.slice(0, -1);
  // A line must have room for marks above and below the letters, in every script.
  fail(
    "UX-25 lines",
    seen.filter((part) => {
      const style = getComputedStyle(part);
      return Number.parseFloat(style.lineHeight) < 1.2 * Number.parseFloat(style.fontSize);
    }),
  );

  // UX-26: targets for a thumb.
  fail(
    "UX-26",
    all(".qf button:not(.qf-exit-link), .qf summary, .qf-choice, .qf-exit__button").filter(
      (part) => part.checkVisibility() && part.getBoundingClientRect().height < 44,
    ),
  );

  // UX-11, UX-12, UX-40: no text field, nothing that fills itself in, nothing required, no alarm.
  fail("UX-11", all("textarea, select, input:not([type=radio], [type=checkbox]), [autofocus], [style]"));
  if (!isEmbedded) fail("UX-11 telephone", all("a[href^='tel:']"));
  fail(
    "UX-12",
    all(".qf form, .qf input").filter((part) => part.getAttribute("autocomplete") !== "off"),
  );
  fail("UX-40", all("[required], [aria-required], [aria-invalid], [role=alert]"));
  // UX-43: nothing is chosen before the person has chosen.
  if (screen !== "language") fail("UX-43", all(".qf-form :checked"));

  // UX-01: the way out is in the window and on top, wherever the page is scrolled to.
  const button = all(".qf-dialog .qf-exit__button")[0] ?? all(".qf-exit__button")[0];
  if (hasExit && !button) broken.push(`${screen}: UX-01: no way out`);
  if (hasExit && button) {
    const { scrollTop, scrollHeight } = document.documentElement;
    for (const at of [0, 0.5, 1]) {
      window.scrollTo(0, at * (scrollHeight - innerHeight));
      const host = (root as ShadowRoot).host as Element | undefined;
      if (host && host.getBoundingClientRect().top > 0) continue;
      const { x, y, width, height } = button.getBoundingClientRect();
      const onTop = root.elementFromPoint(x + width / 2, y + height / 2);
      fail(`UX-01 at ${at}`, onTop === button ? [] : [button]);
      // UX-31: at the end of the line.
      const isAtEnd = direction === "rtl" ? x < innerWidth / 2 : x + width > innerWidth / 2;
      fail("UX-31", isAtEnd ? [] : [button]);
      const bar = button.closest(".qf-bar");
      fail("UX-25 bar", bar && bar.getBoundingClientRect().height > 0.3 * innerHeight ? [bar] : []);
    }
    window.scrollTo(0, scrollTop);
  }
  return broken;
}
