import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Plugin } from 'vite'

const core = join(import.meta.dirname, '..', '..', 'node_modules', '@mantine', 'core')

/**
 * The styles of each component of Mantine travel with the component: a page loads those that it draws, and no page lists
 * them. In a layer of their own, below the styles of the app, whatever is loaded first.
 */
export function mantineStyles(): Plugin {
  return {
    name: 'dateline-mantine-styles',
    transform(code, id) {
      const path = id.split('?')[0] ?? id
      if (!path.startsWith(join(core, 'esm')) || !path.endsWith('.module.mjs')) return undefined
      const styles = join(core, 'styles', `${basename(path, '.module.mjs')}.layer.css`)
      if (!existsSync(styles)) return undefined
      return { code: `import ${JSON.stringify(styles)}\n${code}`, map: null }
    },
  }
}
