/** The version of Qdrant whose answers this server gives. */
export const QDRANT_VERSION = "1.18.3";
