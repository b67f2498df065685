// At the end of `npm install` and `npm ci` (`prepare` in package.json): builds the web app where Vite is installed, and never
// fails an installation. Plain JavaScript, because an older Node may run it; what is left undone the first start does.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const wanted = 24
const at = path => fileURLToPath(new URL(path, import.meta.url))

if (!existsSync(at('../../node_modules/vite/package.json')) || !existsSync(at('../../src/web')))
  say('The web app was not built: Vite is not installed here (see docs/settings.md, "The web app").')
else if (Number(process.versions.node.split('.')[0]) < wanted)
  say(`The web app was not built: that takes Node ${wanted}. The first start builds it.`)
else {
  const { status } = spawnSync(
    process.execPath,
    ['--import', at('../node.js'), at('build.ts'), '--if-needed'],
    {
      stdio: 'inherit',
    },
  )
  if (status !== 0) say('The web app was not built. The next start tries again; npm run build:web says why.')
}

/** @param {string} sentence */
function say(sentence) {
  process.stdout.write(`${sentence}\n`)
}
