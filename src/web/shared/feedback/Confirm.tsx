import { lazy, useEffect, useState } from 'react'
import type { ConfirmProps } from './ConfirmDialog.tsx'
import { Later } from './Later.tsx'

const load = () => import('./ConfirmDialog.tsx')
const ConfirmDialog = lazy(load)

/** Asks before what cannot be undone, and before nothing else. The dialog comes once the page is there. */
export function Confirm(props: ConfirmProps) {
  const [wasOpen, setWasOpen] = useState(props.isOpen)
  if (props.isOpen && !wasOpen) setWasOpen(true)
  useEffect(() => {
    // Where it cannot be fetched, the press of the button tries again.
    load().catch(() => undefined)
  }, [])
  return <Later>{wasOpen && <ConfirmDialog {...props} />}</Later>
}
