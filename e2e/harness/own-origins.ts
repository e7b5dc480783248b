/** Origins, besides that of the built sites, that a test file serves itself. */
export const ownOrigins = new Set<string>();
