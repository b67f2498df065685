// Loaded before any TypeScript (`node --import ./config/node.js …`): an older Node cannot read what follows, and a
// compile cache halves the time that loading takes from the second start on.
import module from 'node:module'
import v8 from 'node:v8'

const wanted = 24
if (Number(process.versions.node.split('.')[0]) < wanted) {
  process.stderr.write(
    `dateline: Node ${wanted} or newer is needed and this is ${process.versions.node}; start it with npm (npm start), which brings its own.\n`,
  )
  process.exit(1)
}
// Ten frames, Node's own limit, end within the libraries: the log shows where we called them.
Error.stackTraceLimit = 30
module.enableCompileCache()
// The embedded PostgreSQL is WebAssembly. Optimising its largest function takes 500 MB for a moment and a third of the
// start's processor time, and its statements are short: the baseline compiler's code serves them.
for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) v8.setFlagsFromString(flag)
