/** Vite gives the URL of the built worker. */
declare module "*?worker&url" {
  const url: string;
  // biome-ignore lint/style/noDefaultExport: Vite decides how it exports.
  export default url;
}
