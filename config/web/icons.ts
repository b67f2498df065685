import { readFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'
import type { Plugin } from 'vite'

const mark = new URL('../../src/web/public/icons/icon.svg', import.meta.url)
/** Of which launchers cut a circle, or any other shape within four fifths of it. */
const maskable = new URL('maskable-icon.svg', import.meta.url)

const pictures = [
  { name: 'icon-192.png', source: mark, width: 192 },
  { name: 'icon-512.png', source: mark, width: 512 },
  { name: 'maskable-512.png', source: maskable, width: 512 },
  { name: 'apple-touch-180.png', source: maskable, width: 180 },
]

/** The icons of an installed app in the sizes that telephones ask for. */
export function icons(): Plugin {
  return {
    name: 'icons',
    apply: 'build',
    generateBundle() {
      for (const { name, source, width } of pictures) {
        const drawn = new Resvg(readFileSync(source, 'utf8'), { fitTo: { mode: 'width', value: width } })
        this.emitFile({ type: 'asset', fileName: `icons/${name}`, source: drawn.render().asPng() })
      }
    },
  }
}
