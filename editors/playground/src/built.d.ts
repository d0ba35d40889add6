// Values that scripts/build.mts inserts.

/** The names of files next to the start page. */
declare const SERVER_WASM: string;
declare const SERVER_WORKER: string;
declare const EDITOR_WORKER: string;
declare const EXAMPLES: string;
