import { type ReactNode, useEffect, useState } from "react";
import { useTexts } from "../form-context.ts";

/** *Kolla mina svar*: closed until the person opens it, and closed again as soon as they look elsewhere. */
export function ClosedAnswers({ children }: { readonly children: ReactNode }) {
  const { review } = useTexts();
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const close = () => setOpen(false);
    window.addEventListener("blur", close);
    return () => window.removeEventListener("blur", close);
  }, []);

  return (
    <details
      className="qf-more"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <summary className="qf-more__summary">{review.check}</summary>
      {/* Takes the focus of a tap on the text, so that reading the list does not close it. */}
      <div className="qf-more__body" tabIndex={-1}>
        {open && children}
      </div>
    </details>
  );
}
