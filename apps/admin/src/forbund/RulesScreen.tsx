import { periodOf } from "@vifragar/core";
import { useState } from "react";
import { useBook, useSession } from "../shell/session.ts";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useIssuesForm } from "../ui/use-issues-form.ts";
import { calendarIn, calendarTexts } from "./forbund.ts";
import {
  begunYears,
  fieldsOfRules,
  nextYear,
  parseRules,
  type Rules,
  type RulesFields,
  withRules,
} from "./rules.ts";

/** The smallest number that is shown, and how the year is divided: what follows stands before the fields. */
export function RulesScreen() {
  const book = useBook();
  const { keeper, today } = useSession();
  const [saved, setSaved] = useState("");
  const next = nextYear(today());
  const begun = begunYears(book);
  const isNation = book.forbund.level === "nation";
  const form = useIssuesForm<RulesFields, { readonly rules: Rules }>({
    initial: fieldsOfRules(book, today()),
    parse: (fields) => {
      const parsed = parseRules(fields, book);
      return parsed.ok ? { ok: true, value: { rules: parsed.value } } : parsed;
    },
    onSave: async ({ rules }) => {
      await keeper.change((before) => withRules(before, rules, today()));
      setSaved("Sparat. Det som är släppt ändras inte.");
    },
  });
  const now = calendarIn(book.forbund, periodOf(today(), "year").year);

  return (
    <Page title="Perioder och minsta antal" way={[{ to: "/installningar", text: "Inställningar" }]}>
      <p role="status" className="admin-status">
        {saved}
      </p>
      <form noValidate autoComplete="off" onSubmit={form.save}>
        <ErrorSummary issues={form.issues} attempt={form.attempt} />
        <h2>Minsta antal som visas</h2>
        <p>
          En siffra visas bara om minst så många svarade så, och minst så många inte gjorde det. Med en högre
          gräns skyddas fler celler. Med en lägre visas fler, och det blir lättare att gissa vem som svarat
          vad. 5 är det vanliga. NNS kan bara räkna med förbund som har samma gräns som NNS.
        </p>
        {begun.length > 0 && (
          <p className="admin-attention">
            En del av {begun.join(" och ")} är släppt. Gränsen kan ändras när hela året är släppt.
          </p>
        )}
        <TextField {...form.field("k")} label="Minsta antal, 3 till 10" width="short" inputMode="numeric" />
        {!isNation && (
          <>
            <h2>Hur året delas in</h2>
            <p>
              {periodOf(today(), "year").year} delas in i {calendarTexts[now].toLowerCase()}, och det går inte
              att ändra under året. En ändring gäller från 1 januari {next}. Då behöver enheterna nya
              startfiler, annars räknar de vidare på det gamla sättet.
            </p>
            <RadioGroup
              {...form.field("calendar")}
              legend={`Från ${next}`}
              choices={Object.entries(calendarTexts).map(([value, text]) => ({ value, text }))}
            />
          </>
        )}
        <div className="admin-actions">
          <button type="submit" className="admin-button">
            Spara
          </button>
        </div>
      </form>
    </Page>
  );
}
