import { type DragEvent, useId, useState } from "react";

interface FilePickerProps {
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly onFile: (file: File) => void;
}

/** Choosing a file: the button is the control, dragging is an extra (WCAG 2.5.7). */
export function FilePicker({ label, hint, error, onFile }: FilePickerProps) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside does the same.
    <div
      className={isOver ? "in-file in-file--over" : "in-file"}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        className="in-file__input"
        type="file"
        aria-describedby={error ? `${id}-tips ${id}-fel` : `${id}-tips`}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after an error.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
      <label htmlFor={id} className="in-button in-file__label">
        {label}
      </label>
      <p id={`${id}-tips`} className="in-file__hint">
        {hint}
      </p>
      {error && (
        <p id={`${id}-fel`} className="in-field__error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
