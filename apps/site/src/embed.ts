/**
 * `/embed/`: the example of a host page. It frames the form from the same server under its other name, so
 * that the two are different origins and the isolation is real.
 */
const otherName = location.hostname === "localhost" ? "127.0.0.1" : "localhost";

for (const place of document.querySelectorAll<HTMLElement>("[data-sju-fragor]")) {
  place.dataset.sjuFragor = `${location.protocol}//${otherName}:${location.port}`;
}
