import type { Plugin } from 'vite'

/**
 * Mantine's ScrollArea takes a helper for refs of two lines from @floating-ui/react, and with it 12 KB of script into every
 * dialog. Its own hooks have the same, with the refs one by one.
 */
export function scrollAreaAlone(): Plugin {
  return {
    name: 'dateline-scroll-area',
    enforce: 'pre',
    transform(code, id) {
      if (!id.split('?')[0]?.endsWith('/ScrollArea/ScrollArea.mjs')) return undefined
      const own =
        'import { useMergedRef } from "@mantine/hooks";\nconst useMergeRefs = refs => useMergedRef(...refs);'
      const changed = code.replace('import { useMergeRefs } from "@floating-ui/react";', own)
      if (changed === code)
        throw new Error(`${id} does not import useMergeRefs of @floating-ui/react any more`)
      return { code: changed, map: null }
    },
  }
}
