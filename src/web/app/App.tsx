import { DirectionProvider, MantineProvider } from '@mantine/core'
import type { QueryClient } from '@tanstack/react-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterContextProvider, RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { AppRouter } from './router.ts'
import { cssVariables, theme } from './theme/theme.ts'

/** Not needed for the first page. */
const Toasts = lazy(() => import('./Toasts.tsx'))
const NewVersion = lazy(() => import('./updates/NewVersion.tsx').then(part => ({ default: part.NewVersion })))

/** The nonce that the content policy of this page lets styles pass with. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

interface AppProps {
  client: QueryClient
  router: AppRouter
  direction: 'ltr' | 'rtl'
}

export function App({ client, router, direction }: AppProps) {
  return (
    <DirectionProvider initialDirection={direction} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
          <Suspense>
            <NewVersion />
            {/* Their links lead to pages of the app. */}
            <RouterContextProvider router={router}>
              <Toasts />
            </RouterContextProvider>
          </Suspense>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  )
}
