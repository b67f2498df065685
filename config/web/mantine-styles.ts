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
    // Before the styles are read as such.
    enforce: 'pre',
    transform(code, id) {
      const path = id.split('?')[0] ?? id
      if (path.endsWith('/default-css-variables.layer.css')) return { code: withoutColors(code), map: null }
      if (!path.startsWith(join(core, 'esm')) || !path.endsWith('.module.mjs')) return undefined
      const styles = join(core, 'styles', `${basename(path, '.module.mjs')}.layer.css`)
      if (!existsSync(styles)) return undefined
      return { code: `import ${JSON.stringify(styles)}\n${code}`, map: null }
    },
  }
}

/** Colors of Mantine that the app draws nothing in: half of its variables. tests/web/tokens.test.ts holds the app to it. */
export const unusedColors = ['pink', 'grape', 'indigo', 'cyan', 'teal', 'green', 'lime', 'yellow'] as const

/** Colors that the theme of the app gives shades of its own, which Mantine writes into the page. */
const ownColors = ['dark', 'blue', 'violet', 'red']

function withoutColors(styles: string): string {
  const names = `(${unusedColors.join('|')})-[\\w-]+|(${ownColors.join('|')})-\\d`
  return styles.replace(new RegExp(`--mantine-color-(${names}):[^;}]+;?`, 'g'), '')
}
