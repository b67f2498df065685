import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { chevronStyles } from './config/web/chevron-styles.ts'
import { compressFiles } from './config/web/compress.ts'
import { icons } from './config/web/icons.ts'
import { mantineStyles } from './config/web/mantine-styles.ts'
import { scrollAreaAlone } from './config/web/scroll-area.ts'
import { serviceWorker } from './config/web/service-worker.ts'
import { shell } from './config/web/shell.ts'
import { webFonts } from './config/web/web-fonts.ts'
import { words } from './config/web/words.ts'

/** What makes modules of the files of src/web. */
const makers = () => [react(), chevronStyles(), mantineStyles(), scrollAreaAlone(), webFonts(), words()]

/** `npm run build:web`: the app of src/web as files in dist/web, which the web server hands out. */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [makers(), shell(makers), icons(), serviceWorker(), compressFiles()],
  // The server writes another one into each answer (src/http/app-files/).
  html: { cspNonce: '__NONCE__' },
  build: {
    target: 'es2022',
    outDir: '../../dist/web',
    emptyOutDir: true,
    // By route, for the budgets of `npm run bench web`.
    manifest: true,
    sourcemap: false,
    // The content policy allows what comes from our own address, and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // An installation says in one line what it builds.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
})
