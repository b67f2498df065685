import { DirectionProvider, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { QueryClient } from '@tanstack/react-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { createAppRouter } from './router.ts'
import { cssVariables, theme } from './theme/theme.ts'
import { NewVersion } from './updates/NewVersion.tsx'

/** The nonce that the content policy of this page lets styles pass with. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

export function App({ client, direction }: { client: QueryClient; direction: 'ltr' | 'rtl' }) {
  const [router] = useState(() => createAppRouter(client))
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
          <NewVersion />
          <Notifications position="bottom-left" limit={1} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  )
}
