/** What stands on every printed page: what it is, that it is a trial, the page's number. */
import { useEffect } from "react";

/**
 * Sets the head of printed pages while the component shows.
 *
 * As a constructed style sheet, since the text belongs to the report and our policy admits no inline styles.
 * Browsers without margin boxes print the same pages without the head.
 */
export function usePageMargins(text: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `@page { @top-left { content: ${quoted(text)}; font: 8pt sans-serif; color: #3d4d57; }
        @bottom-right { content: counter(page) " (" counter(pages) ")"; font: 8pt sans-serif; color: #3d4d57; } }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [text]);
}

/** A CSS string (CSS Syntax 3, 4.3.5): quotes, backslashes and line breaks are escaped. */
const quoted = (text: string): string =>
  `"${text.replaceAll(/["\\]/g, "\\$&").replaceAll(/[\n\r\f]/g, " ")}"`;
