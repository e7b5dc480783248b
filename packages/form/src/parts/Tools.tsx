import { memo } from "react";
import { useFormSetting, useTexts } from "../form-context.ts";
import { Choice } from "./Choice.tsx";

// 100, 125 and 150 per cent of the ordinary size; the sizes themselves are in the style sheet.
export const TEXT_SIZES = [0, 1, 2] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** How the form is shown. Chosen anew by each person, and kept nowhere. */
export interface Display {
  readonly size: TextSize;
  readonly highContrast: boolean;
}

interface ToolsProps {
  readonly display: Display;
  readonly onDisplay: (display: Display) => void;
}

/**
 * Text size, contrast and language. A tablet that is locked to one app hides the system's own settings,
 * so the form brings what a person may need (EN 301 549, 5.1.2).
 */
export const Tools = memo(function Tools({ display, onDisplay }: ToolsProps) {
  const { ids, language, languages, chooseLanguage } = useFormSetting();
  const { tools } = useTexts();
  return (
    <details className="qf-tools">
      <summary className="qf-tools__summary">{tools.summary}</summary>
      <div className="qf-tools__body">
        <fieldset className="qf-tools__group">
          <legend>{tools.size}</legend>
          {TEXT_SIZES.map((size) => (
            <Choice
              key={size}
              kind="radio"
              id={`${ids}-size-${size}`}
              name={`${ids}-size`}
              value={String(size)}
              checked={display.size === size}
              onChange={() => onDisplay({ ...display, size })}
            >
              {tools.sizes[size]}
            </Choice>
          ))}
        </fieldset>
        <fieldset className="qf-tools__group">
          <legend>{tools.contrast}</legend>
          {[false, true].map((high, at) => (
            <Choice
              key={String(high)}
              kind="radio"
              id={`${ids}-contrast-${at}`}
              name={`${ids}-contrast`}
              value={String(high)}
              checked={display.highContrast === high}
              onChange={() => onDisplay({ ...display, highContrast: high })}
            >
              {tools.contrasts[at]}
            </Choice>
          ))}
        </fieldset>
        {languages.length > 1 && (
          <fieldset className="qf-tools__group">
            <legend>{tools.language}</legend>
            {languages.map((offered) => (
              <Choice
                key={offered.tag}
                kind="radio"
                id={`${ids}-tongue-${offered.tag}`}
                name={`${ids}-tongue`}
                value={offered.tag}
                checked={offered.tag === language.tag}
                onChange={() => chooseLanguage(offered)}
                lang={offered.tag}
                dir={offered.direction}
              >
                {offered.name}
              </Choice>
            ))}
          </fieldset>
        )}
      </div>
    </details>
  );
});
