import type { ReactNode } from 'react'

/** A handle, number, link or e-mail address: read from left to right in any surroundings. */
export function Ltr({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <bdi dir="ltr" className={className}>
      {children}
    </bdi>
  )
}
