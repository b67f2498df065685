import { lazy, type ReactNode, useEffect, useState } from 'react'
import { Later } from './Later.tsx'

const load = () => import('./ConfirmDialog.tsx')
const ConfirmDialog = lazy(load)

export interface ConfirmProps {
  isOpen: boolean
  /** The question. */
  title: string
  /** The consequences, in figures. */
  children: ReactNode
  /** A verb: "Delete it from X". */
  doIt: string
  /** What keeps everything as it is, "Keep it"; has the focus first. */
  keep: string
  isBusy?: boolean
  problem?: unknown
  onConfirm: () => void
  onClose: () => void
}

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
