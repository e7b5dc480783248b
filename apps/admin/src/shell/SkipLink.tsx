/** The first thing that Tab reaches: past the header, to the content. */
export function SkipLink() {
  return (
    // biome-ignore lint/a11y/useValidAnchor: it goes to an element of the page, by focus and not by address.
    <a
      className="admin-skip"
      href="#content"
      onClick={(event) => {
        // The address is the place in the app and must not change.
        event.preventDefault();
        document.getElementById("content")?.focus();
      }}
    >
      Hoppa till innehållet
    </a>
  );
}
