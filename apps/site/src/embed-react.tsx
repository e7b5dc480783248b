/** `/embed/react/`: the form as a component in a React page of the same organisation. */
import { workingWording } from "@vifragar/core";
import { countsNothing, SevenQuestions } from "@vifragar/form";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import "@vifragar/form/form.css";

function HostPage() {
  const [omgang, setOmgang] = useState(0);
  const [finished, setFinished] = useState(false);
  return (
    <>
      <SevenQuestions
        key={omgang}
        mode="embed"
        instrument={workingWording}
        store={countsNothing}
        practice
        onFinished={() => setFinished(true)}
      />
      {finished && (
        <p role="status">
          Värdsidan har fått veta att formuläret är klart, och inget mer.{" "}
          <button
            type="button"
            onClick={() => {
              setOmgang(omgang + 1);
              setFinished(false);
            }}
          >
            Börja en ny omgång
          </button>
        </p>
      )}
    </>
  );
}

const place = document.getElementById("form");
if (!place) throw new TypeError("the page has no place for the form");
createRoot(place).render(<HostPage />);
