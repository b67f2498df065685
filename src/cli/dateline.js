#!/usr/bin/env node
// Plain JavaScript of 2015, so that a Node of any age can say what it lacks or hand over to the one beside us.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

/** From here on Node runs TypeScript as it is. */
const needed = [22, 18]

const [major, minor] = process.versions.node.split('.').map(Number)
if (major > needed[0] || (major === needed[0] && minor >= needed[1])) {
  // Reading TypeScript takes half of a command's time, but for the first.
  module.enableCompileCache()
  import('./main.ts')
} else {
  const own = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url))
  if (existsSync(own)) {
    const run = spawnSync(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    })
    process.exitCode = run.status === null ? 1 : run.status
  } else {
    process.stderr.write(
      `dateline: Node ${process.versions.node} is too old; Node ${needed.join('.')} or newer is needed. "npm install" in Dateline's folder brings it.\n`,
    )
    process.exitCode = 1
  }
}
