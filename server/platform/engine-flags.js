// Flags of the engine, which reads them from the command line only, when it starts. Runs on every Node that launch.js runs on.

// V8 frees the code of WebAssembly's calls into JavaScript, when it compiles them better, by a list that it loses track of
// now and then, and ends the process (nodejs/node#64500). Those of PGlite are never compiled better; it costs nothing that
// could be measured.
const KEEP_WRAPPERS = '--wasm-wrapper-tiering-budget=2147483647'

// What runs often enough is compiled better, at ten times the usual number of runs: a city starts with a quarter less work,
// and under load it makes no difference that could be measured (docs/decisions/0002).
const COMPILE_LATER = '--wasm-tiering-budget=130000000'

/** For a process with PGlite in it, or with decoders in WebAssembly. */
export const ENGINE_FLAGS = [KEEP_WRAPPERS, COMPILE_LATER]
