/** Chooses files. A native control: the button is its label, and the keyboard reaches the control itself. */
export function FileButton({
  text,
  accept,
  multiple = false,
  folder = false,
  quiet = false,
  onFiles,
}: {
  readonly text: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Chooses a folder with all that is in it. A browser without that lets people choose files instead. */
  readonly folder?: boolean;
  readonly quiet?: boolean;
  readonly onFiles: (files: readonly File[]) => Promise<void>;
}) {
  return (
    <label className="admin-file">
      <input
        type="file"
        accept={accept}
        multiple={multiple || folder}
        {...(folder ? { webkitdirectory: "" } : {})}
        onChange={async (event) => {
          const input = event.target;
          const files = [...(input.files ?? [])];
          // The same file may be chosen again, after it has been put right.
          input.value = "";
          if (files.length > 0) await onFiles(files);
        }}
      />
      <span className={quiet ? "admin-button admin-button--quiet" : "admin-button"}>{text}</span>
    </label>
  );
}
