import type { InsatsId } from "@vifragar/core";
import { useState } from "react";
import * as z from "zod/mini";
import { MAX_CONTACT, storeContact } from "../../enrolment/contact.ts";
import { texts } from "../../texts/sv.ts";
import { controlId } from "../../ui/ChoiceField.tsx";
import { Problem, problemText } from "../../ui/Problem.tsx";
import { useStaffForm } from "../../ui/use-staff-form.ts";
import { useSurroundings } from "../staff-context.ts";

const { contact: t } = texts;

const ContactValues = z.object({ contact: z.string().check(z.trim(), z.maxLength(MAX_CONTACT, t.long)) });

interface ContactFormProps {
  readonly insats: InsatsId;
  readonly contact: string;
}

/** Whom participants can turn to here. Staff fill it in; it is theirs, never a participant's. */
export function ContactForm({ insats, contact }: ContactFormProps) {
  const { session } = useSurroundings();
  const [message, setMessage] = useState("");
  const [problem, setProblem] = useState<string>();
  const { register, send, errorOf } = useStaffForm(
    { schema: ContactValues, defaults: { contact }, controls: { contact: "" } },
    async (read) => {
      try {
        await storeContact(session.vault(), insats, read.contact);
        setMessage(texts.start.saved);
      } catch (cause) {
        setProblem(problemText(cause));
      }
    },
  );
  const id = controlId("contact");
  const error = errorOf("contact");
  return (
    <form noValidate autoComplete="off" onSubmit={(event) => void send(event)}>
      <h2 className="in-subheading">{t.heading}</h2>
      <Problem text={problem} />
      <div className={error ? "in-field in-field--wrong" : "in-field"}>
        <label className="in-field__legend" htmlFor={id}>
          {t.label}
        </label>
        <p id={`${id}-tips`} className="in-field__hint">
          {t.hint}
        </p>
        {error && (
          <p id={`${id}-fel`} className="in-field__error" role="alert">
            {error}
          </p>
        )}
        <input
          {...register("contact")}
          id={id}
          className="in-input"
          type="text"
          autoComplete="off"
          aria-describedby={error ? `${id}-tips ${id}-fel` : `${id}-tips`}
        />
      </div>
      <div className="in-actions">
        <button type="submit" className="in-button">
          {t.save}
        </button>
      </div>
      <p role="status" className="in-status-line">
        {message}
      </p>
    </form>
  );
}
