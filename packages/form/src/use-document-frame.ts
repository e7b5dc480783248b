import { useEffect, useLayoutEffect, useState } from "react";
import type { FormLanguage } from "./texts/texts.ts";

/**
 * Gives the page the form's title while it is shown, and its language where the whole page is ours.
 *
 * The title is what a bystander sees in the tab and what a screen reader says first, so it is set
 * before the focus moves: call this before anything that moves it.
 */
export function useDocumentFrame(title: string, language: FormLanguage, ownsPage: boolean): void {
  const [before] = useState(() => document.title);

  useLayoutEffect(() => {
    document.title = title;
  }, [title]);

  useEffect(
    () => () => {
      document.title = before;
    },
    [before],
  );

  useLayoutEffect(() => {
    if (!ownsPage) return;
    const { lang, dir } = document.documentElement;
    document.documentElement.lang = language.tag;
    document.documentElement.dir = language.direction;
    return () => {
      document.documentElement.lang = lang;
      document.documentElement.dir = dir;
    };
  }, [language, ownsPage]);
}
