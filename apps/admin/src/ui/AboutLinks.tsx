/** What anyone may want to know of the service itself; in a tab of its own, since leaving the app locks it. */
export function AboutLinks() {
  return (
    <p>
      <a href="/tillganglighet/" target="_blank" rel="noopener">
        Tillgänglighet (ny flik)
      </a>{" "}
      ·{" "}
      <a href="/version/" target="_blank" rel="noopener">
        Utgåva och kontrollsumma (ny flik)
      </a>
    </p>
  );
}
