import {
  type Instrument,
  instrumentHashOf,
  LanguageTag,
  meaningsOf,
  type Question,
  textIn,
} from "@vifragar/core";
import { wordsOf } from "@vifragar/enrolment";
import { languagesOf } from "@vifragar/form";
import { useState } from "react";
import { SWEDISH } from "../../texts/languages.ts";
import { texts } from "../../texts/sv.ts";
import { Screen } from "../../ui/Screen.tsx";
import { useSurroundings } from "../staff-context.ts";
import { SupportNumbers } from "../support/SupportNumbers.tsx";
import { useContact } from "../use-contact.ts";
import { paperTexts } from "./paper-texts.ts";

/** The form on paper, in any approved language and in two sizes: no name, boxes with the numbers that are typed. */
export function PaperForm({ instrument }: { readonly instrument: Instrument }) {
  const { platform } = useSurroundings();
  const contact = useContact();
  const [language, setLanguage] = useState<LanguageTag>(instrument.approvedLanguages[0] ?? SWEDISH);
  const [isLarge, setIsLarge] = useState(false);
  const { paperForm: t } = texts;
  const p = paperTexts(language);
  return (
    <Screen heading={t.heading}>
      <div className="in-no-print">
        <p>{t.lead}</p>
        <div className="in-field">
          <label className="in-field__legend" htmlFor="papper-sprak">
            {texts.before.language}
          </label>
          <select
            id="papper-sprak"
            className="in-input"
            value={language}
            onChange={({ target }) => setLanguage(LanguageTag.parse(target.value))}
          >
            {instrument.approvedLanguages.map((tag) => (
              <option key={tag} value={tag}>
                {nameOf(tag, instrument)}
              </option>
            ))}
          </select>
        </div>
        <div className="in-choice">
          <input
            type="checkbox"
            id="papper-stor"
            checked={isLarge}
            onChange={({ target }) => setIsLarge(target.checked)}
          />
          <label htmlFor="papper-stor">{t.large}</label>
        </div>
        <div className="in-actions">
          <button type="button" className="in-button in-button--primary" onClick={platform.print}>
            {texts.leaflet.print}
          </button>
        </div>
      </div>
      <div
        className={isLarge ? "in-paper in-paper--large" : "in-paper"}
        lang={language}
        dir={instrument.directions?.[language] ?? "ltr"}
      >
        <section className="in-paper__page">
          <h2>{p.heading}</h2>
          {p.lead.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <ol className="in-paper__questions">
            {instrument.questions.map((question) => (
              <PaperQuestion key={question.code} {...{ question, instrument, language }} />
            ))}
            <li className="in-paper__question">
              <p className="in-paper__legend">{p.sex}</p>
              <p className="in-paper__rule">{p.one}</p>
              <Boxes labels={p.sexes} />
            </li>
          </ol>
          <p>{p.end}</p>
          <p className="in-paper__foot">
            {textIn(instrument.name, language, instrument)} · {instrument.id} ·{" "}
            {wordsOf(instrumentHashOf(instrument)).slice(0, 3).join(" ")}
          </p>
        </section>
        {/* The same for everyone, whatever was answered. */}
        <section className="in-paper__page">
          <h2>{p.numbers}</h2>
          <SupportNumbers contact={contact} />
        </section>
      </div>
    </Screen>
  );
}

/** Its name for itself where the form has one; browsers know no language with a private part. */
function nameOf(tag: LanguageTag, instrument: Instrument): string {
  const [base = tag] = tag.split("-x-");
  const built = languagesOf(instrument).find((language) => language.tag === tag)?.name;
  return built ?? new Intl.DisplayNames(["sv"], { type: "language" }).of(base) ?? tag;
}

interface PaperQuestionProps {
  readonly question: Question;
  readonly instrument: Instrument;
  readonly language: LanguageTag;
}

function PaperQuestion({ question, instrument, language }: PaperQuestionProps) {
  const p = paperTexts(language);
  const labels = question.options.map((option) =>
    textIn(instrument.optionLabels[option] ?? {}, language, instrument),
  );
  return (
    <li className="in-paper__question">
      <p className="in-paper__legend">{textIn(question.legend, language, instrument)}</p>
      {question.hint && <p>{textIn(question.hint, language, instrument)}</p>}
      <p className="in-paper__rule">{meaningsOf(question.type).choice === "many" ? p.many : p.one}</p>
      <Boxes labels={labels} />
    </li>
  );
}

function Boxes({ labels }: { readonly labels: readonly string[] }) {
  return (
    <ul className="in-paper__boxes">
      {labels.map((label, at) => (
        <li key={label}>
          <span className="in-paper__box" aria-hidden="true" />{" "}
          <span className="in-paper__number">{at + 1}</span> {label}
        </li>
      ))}
    </ul>
  );
}
