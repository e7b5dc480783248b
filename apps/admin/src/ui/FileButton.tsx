/** Chooses files. A native control: the button is its label, and the keyboard reaches the control itself. */
export function FileButton({
  text,
  accept,
  multiple = false,
  onFiles,
}: {
  readonly text: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => Promise<void>;
}) {
  return (
    <label className="admin-file">
      <input
        type="file"
        accept={accept}
        multiple={multiple}
        onChange={async (event) => {
          const input = event.target;
          const files = [...(input.files ?? [])];
          // The same file may be chosen again, after it has been put right.
          input.value = "";
          if (files.length > 0) await onFiles(files);
        }}
      />
      <span className="admin-button">{text}</span>
    </label>
  );
}
