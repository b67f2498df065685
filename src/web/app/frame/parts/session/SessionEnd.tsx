import { lazy, Suspense, useEffect, useState } from 'react'
import { onSessionEnd } from '../../../../shared/api/session-end.ts'

const SignInAgain = lazy(() => import('./SignInAgain.tsx'))

/** When the server says that the session is over: sign in again in place; nothing on the page is lost. */
export function SessionEnd() {
  const [hasEnded, setHasEnded] = useState(false)
  useEffect(() => onSessionEnd(() => setHasEnded(true)), [])
  if (!hasEnded) return null
  return (
    <Suspense>
      <SignInAgain onSignedIn={() => setHasEnded(false)} />
    </Suspense>
  )
}
