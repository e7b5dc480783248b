import { InsatsId } from "@vifragar/core";
import { useLocation } from "wouter";
import { useBook, useSession } from "../shell/session.ts";
import { Page } from "../ui/Page.tsx";
import { randomHex } from "../ui/random-hex.ts";
import { withInsats } from "./change-insatser.ts";
import { InsatsForm } from "./InsatsForm.tsx";

const empty = { name: "", direction: "", owner: "", starts: "", ends: "" };

/** Registers an insats. */
export function NewInsatsScreen() {
  const book = useBook();
  const { keeper } = useSession();
  const [, goTo] = useLocation();
  return (
    <Page title="Ny insats" way={[{ to: "/insatser", text: "Insatser" }]}>
      <InsatsForm
        initial={empty}
        taken={book.insatser.map(({ name }) => name)}
        saveText="Spara insatsen"
        onSave={async (basics) => {
          const id = InsatsId.parse(randomHex(16));
          await keeper.change((before) => withInsats(before, id, basics));
          goTo(`/insatser/${id}`);
        }}
      />
    </Page>
  );
}
