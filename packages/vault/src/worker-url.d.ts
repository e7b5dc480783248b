/** Vite gives the URL of the built worker. */
declare module "*?worker&url" {
  const url: string;
  // Vite decides how it exports.
  export default url;
}
