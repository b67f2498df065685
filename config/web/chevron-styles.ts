import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const styles = '@mantine/core/styles/Combobox.layer.css?chevron'
const everyImport = 'import Combobox_module_default from "../Combobox.module.mjs";'

/**
 * The arrow of a select is a part of Mantine's Combobox, and would bring the styles of all its lists to every form: it
 * takes its own alone.
 */
export function chevronStyles(): Plugin {
  return {
    name: 'dateline-chevron-styles',
    enforce: 'pre',
    transform(code, id) {
      if (id.endsWith('/Combobox.layer.css?chevron')) return { code: rulesOf(code, chevron(id)), map: null }
      if (!id.split('?')[0]?.endsWith('/ComboboxChevron/ComboboxChevron.mjs')) return undefined
      if (!code.includes(everyImport))
        throw new Error(`${id} has its styles from elsewhere than Combobox now`)
      const own = `import '${styles}'\nconst Combobox_module_default = { chevron: '${chevron(id)}' }`
      return { code: code.replace(everyImport, own), map: null }
    },
  }
}

/** The name of its class, from beside the component or from beside the styles. */
function chevron(id: string): string {
  const folder = id.includes('/styles/')
    ? join(dirname(id), '../esm/components/Combobox')
    : join(dirname(id), '..')
  const names = readFileSync(join(folder, 'Combobox.module.mjs'), 'utf8')
  const found = /"chevron": "(\w+)"/.exec(names)?.[1]
  if (!found) throw new Error(`no class of the chevron in ${folder}`)
  return found
}

function rulesOf(css: string, name: string): string {
  const rules = css.match(new RegExp(`[^{}]*\\.${name}\\b[^{}]*\\{[^{}]*\\}`, 'g')) ?? []
  return `@layer mantine {\n${rules.map(rule => rule.replace(/\/\*.*?\*\//gs, '')).join('\n')}\n}`
}
