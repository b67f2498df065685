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
import { fetchRefusalParts } from '../shared/feedback/refusal-parts.ts'
import { fetchRefusalWordsBy } from '../shared/feedback/refusal-words.ts'
import { fetchReasonWordsBy } from '../shared/reasons/reason-words.ts'
import { refreshSession } from '../shared/session/refresh-session.ts'
import { sessionQuery } from '../shared/session/session.ts'
import { App } from './App.tsx'
import { rememberedOffices } from './frame/remembered-offices.ts'
import { addReasonWords, addRefusalWords, changeLanguage, startLanguages } from './languages/i18n.ts'
import { languageFor } from './languages/languages.ts'
import { rememberedLanguage } from './languages/remembered-language.ts'
import { createAppRouter, fetchPage } from './router.ts'
import { startServiceWorker } from './updates/service-worker.ts'

const remembered = rememberedLanguage()

// An address without offices opens with those that were chosen last.
const address = new URL(location.href)
const offices = rememberedOffices()
if (offices && !address.searchParams.has('office')) {
  address.searchParams.set('office', offices)
  history.replaceState(history.state, '', address)
}

fetchRefusalWordsBy(() => Promise.all([addRefusalWords(), fetchRefusalParts()]))
fetchReasonWordsBy(addReasonWords)
const client = createQueryClient()
const router = createAppRouter(client)
const root = document.getElementById('root')
const started = startLanguages(remembered)
// Where it cannot be fetched, the page says so once it opens.
fetchPage(router).catch(() => undefined)
await Promise.all([started, keepAnswers(client).then(() => refreshSession(client))])
// A browser that is new to this person would show another language first.
const chosen = client.getQueryData(sessionQuery.queryKey)?.preferences.language
const language = chosen ? languageFor(chosen, navigator.languages) : remembered
if (language.tag !== remembered.tag) await changeLanguage(language).catch(() => undefined)
document.documentElement.lang = language.tag
document.documentElement.dir = language.direction
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App client={client} router={router} direction={language.direction} />
    </StrictMode>,
  )
}

// Once the page is there, so that it takes nothing from it; Vite's own server has no service worker.
if (import.meta.env.PROD) void startServiceWorker()
