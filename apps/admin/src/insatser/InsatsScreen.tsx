import { periodName } from "@vifragar/core";
import { useState } from "react";
import { useBook, useSession } from "../shell/session.ts";
import { Page } from "../ui/Page.tsx";
import { CoveragePanel } from "./CoveragePanel.tsx";
import { withBasics } from "./change-insatser.ts";
import { InsatsForm } from "./InsatsForm.tsx";
import { type Insats, participantsIn } from "./insats.ts";
import { fieldsOf } from "./insats-form.ts";
import { NumbersForm } from "./NumbersForm.tsx";
import { StartfilPanel } from "./StartfilPanel.tsx";

/** One insats: invite devices to it, tell how many take part, change what it is called. */
export function InsatsScreen({ id }: { readonly id: string }) {
  const { insatser } = useBook();
  const insats = insatser.find((known) => known.id === id);
  if (insats === undefined) {
    return (
      <Page title="Insatsen finns inte" way={[{ to: "/insatser", text: "Insatser" }]}>
        <p>Den kan höra till ett annat förbund.</p>
      </Page>
    );
  }
  return <ShownInsats insats={insats} others={insatser.filter((other) => other.id !== id)} />;
}

function ShownInsats({ insats, others }: { readonly insats: Insats; readonly others: readonly Insats[] }) {
  const { keeper, period } = useSession();
  const [saved, setSaved] = useState("");
  return (
    <Page title={insats.name} way={[{ to: "/insatser", text: "Insatser" }]}>
      <p role="status" className="admin-status">
        {saved}
      </p>
      {insats.direction === "individ" && (
        <>
          <section aria-labelledby="startfil-title">
            <h2 id="startfil-title">Startfil till enheterna</h2>
            <StartfilPanel insats={insats} />
          </section>
          <section aria-labelledby="numbers-title">
            <h2 id="numbers-title">Deltagare, {periodName(period)}</h2>
            {/* Another period has other numbers: the fields start anew. */}
            <NumbersForm
              key={periodName(period)}
              insats={insats.id}
              numbers={participantsIn(insats, period)}
              onSaved={() => setSaved("Antalet deltagare är sparat.")}
            />
          </section>
          <CoveragePanel insats={insats} onSaved={setSaved} />
        </>
      )}
      <section aria-labelledby="basics-title">
        <h2 id="basics-title">Uppgifter</h2>
        <InsatsForm
          initial={fieldsOf(insats)}
          taken={others.map(({ name }) => name)}
          saveText="Spara ändringar"
          onSave={async (basics) => {
            await keeper.change((book) => withBasics(book, insats.id, basics));
            setSaved("Uppgifterna är sparade.");
          }}
        />
      </section>
    </Page>
  );
}
