/** For a process with PGlite in it, or with decoders in WebAssembly. */
export declare const ENGINE_FLAGS: string[]
