// Loaded before any TypeScript (`node --import ./config/node.js …`): an older Node cannot read what follows, and a
// compile cache halves the time that loading takes from the second start on.
import module from 'node:module'

const wanted = 24
if (Number(process.versions.node.split('.')[0]) < wanted) {
  process.stderr.write(
    `dateline: Node ${wanted} or newer is needed and this is ${process.versions.node}; start it with npm (npm start), which brings its own.\n`,
  )
  process.exit(1)
}
module.enableCompileCache()
