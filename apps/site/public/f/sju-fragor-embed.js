/*
 * Puts the seven questions into a page, in a frame of their own that the page cannot read.
 *
 *   <div data-sju-fragor="https://fragor.example.se"></div>
 *   <script src="https://fragor.example.se/f/sju-fragor-embed.js" defer></script>
 *
 * Without an address the form is fetched from where this script lies. `data-show="setup"` is the page where
 * staff prepare the form, `data-show="practice"` a form that counts nothing. See docs/embedding.md.
 */
(() => {
  const own = new URL(document.currentScript.src).origin;
  const TALLEST = 4000;
  const PATHS = { setup: "/f/setup/", practice: "/f/?ovning" };
  const SANDBOX = "allow-scripts allow-same-origin allow-top-navigation-by-user-activation";

  for (const place of document.querySelectorAll("[data-sju-fragor]")) {
    const { origin } = new URL(place.dataset.sjuFragor || own);
    const frame = document.createElement("iframe");
    frame.title = place.dataset.title || "Sju frågor";
    frame.referrerPolicy = "no-referrer";
    frame.allow = "publickey-credentials-get";
    // Staff type words and save files; the person who answers needs neither.
    const more = place.dataset.show === "setup" ? " allow-forms allow-downloads" : "";
    frame.setAttribute("sandbox", SANDBOX + more);
    // Important: a page that unsets everything would make a stamp of it.
    const style = (name, value) => frame.style.setProperty(name, value, "important");
    const look = { display: "block", width: "100%", height: "1000px", border: "0" };
    for (const [name, value] of Object.entries(look)) style(name, value);
    frame.src = origin + (PATHS[place.dataset.show] || "/f/");

    // The only thing the frame ever says is how high it is, and that never depends on an answer.
    addEventListener("message", ({ data, origin: from, source }) => {
      if (from !== origin || source !== frame.contentWindow) return;
      if (data?.type !== "sju-fragor" || data.version !== 1 || !Number.isInteger(data.height)) return;
      style("height", `${Math.min(Math.max(data.height, 200), TALLEST)}px`);
    });
    place.append(frame);
  }
})();
