import '@mantine/core/styles/default-css-variables.layer.css'
import '@mantine/core/styles/baseline.layer.css'
import '@mantine/core/styles/global.layer.css'
import './theme/tokens.css'
import './theme/scripts.css'
import './theme/fonts.css'
import './theme/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepAnswers } from '../shared/api/keep-answers.ts'
import { createQueryClient } from '../shared/api/query-client.ts'
import { refreshSession } from '../shared/session/refresh-session.ts'
import { App } from './App.tsx'
import { rememberedOffices } from './frame/remembered-offices.ts'
import { startLanguages } from './languages/i18n.ts'
import { rememberedLanguage } from './languages/remembered-language.ts'
import { startServiceWorker } from './updates/service-worker.ts'

const language = rememberedLanguage()
document.documentElement.lang = language.tag
document.documentElement.dir = language.direction

// An address without offices opens with those that were chosen last.
const address = new URL(location.href)
const offices = rememberedOffices()
if (offices && !address.searchParams.has('office')) {
  address.searchParams.set('office', offices)
  history.replaceState(history.state, '', address)
}

const client = createQueryClient()
const root = document.getElementById('root')
await Promise.all([startLanguages(language), keepAnswers(client).then(() => refreshSession(client))])
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App client={client} direction={language.direction} />
    </StrictMode>,
  )
}

// Once the page is there, so that it takes nothing from it; Vite's own server has no service worker.
if (import.meta.env.PROD) void startServiceWorker()
