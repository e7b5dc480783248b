import { dayOf } from "@vifragar/core";
import { useState } from "react";
import { useLocation } from "wouter";
import { withInsats } from "../insatser/change-insatser.ts";
import { useBook, useSession } from "../shell/session.ts";
import { MOST_SIGNED_BYTES, openSigned } from "../trust/open-signed.ts";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { FileButton } from "../ui/FileButton.tsx";
import { Page } from "../ui/Page.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useIssuesForm } from "../ui/use-issues-form.ts";
import { type ForbundAtNns, type ForbundAtNnsFields, parseForbundAtNns } from "./forbund-form.ts";

/** Registers a förbund at NNS. A file that the förbund has signed fills in the fields. */
export function NewForbundScreen() {
  const book = useBook();
  const { keeper } = useSession();
  const [, goTo] = useLocation();
  const [told, setTold] = useState("");
  const form = useIssuesForm<ForbundAtNnsFields, { readonly typed: ForbundAtNns }>({
    initial: { name: "", id: "" },
    parse: (fields) => {
      const parsed = parseForbundAtNns(fields, book.insatser);
      return parsed.ok ? { ok: true, value: { typed: parsed.value } } : parsed;
    },
    onSave: async ({ typed: { id, name } }) => {
      // Sums of earlier years may be handed in at any time.
      const starts = dayOf(2000, 1, 1);
      await keeper.change((before) =>
        withInsats(before, id, { name, direction: "individ", owner: "", starts, ends: null }),
      );
      goTo(`/forbund/${id}`);
    },
  });

  async function fill([chosen]: readonly File[]) {
    if (chosen === undefined) return;
    const opened =
      chosen.size > MOST_SIGNED_BYTES
        ? ({ ok: false, text: "Filen är för stor för att vara rätt." } as const)
        : openSigned(await chosen.text(), { today: 0, instruments: [] });
    if (!opened.ok) setTold(`${chosen.name}: ${opened.text}`);
    else if (opened.file.prov !== book.forbund.prov)
      setTold("Ett provförbund och ett riktigt förbund blandas inte.");
    else {
      const { name, id } = opened.file.collector;
      form.reset({ name, id });
      setTold(`Namn och id är hämtade ur ${chosen.name}.`);
    }
  }

  return (
    <Page title="Nytt förbund" way={[{ to: "/forbund", text: "Förbund" }]}>
      <p>Skriv det som förbundet uppger, eller hämta det ur ett släpp från förbundet.</p>
      <div className="admin-actions">
        <FileButton text="Hämta ur en fil" quiet onFiles={fill} />
      </div>
      <p role="status" className="admin-status">
        {told}
      </p>
      <form noValidate autoComplete="off" onSubmit={form.save}>
        <ErrorSummary issues={form.issues} attempt={form.attempt} />
        <TextField {...form.field("name")} label="Förbundets namn" />
        <TextField
          {...form.field("id")}
          label="Förbundets id"
          hint="32 tecken. Det står under Till NNS hos förbundet."
        />
        <div className="admin-actions">
          <button type="submit" className="admin-button">
            Spara förbundet
          </button>
        </div>
      </form>
    </Page>
  );
}
