import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useItemId } from '../../../shared/item/item-id.ts'

/** Leads to a control of the Text tab by its id, from any tab: the address names it, `#alt-0199…-ur`. */
export function useJump(): (field: string) => void {
  const navigate = useNavigate()
  const id = useItemId()
  return field => {
    // Of an item that is not saved yet, too.
    if (id) void navigate({ to: '/news/$id', params: { id }, hash: field, replace: true, resetScroll: false })
    else void navigate({ to: '/news/new', search: true, hash: field, replace: true, resetScroll: false })
  }
}

/** Focuses what the address names, each time it is asked for; `show` brings its language forward first. */
export function useJumpTarget(show: (language: string) => void): void {
  const location = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same place may be asked for twice; each is a location of its own.
  useEffect(() => {
    const { hash } = location
    if (!hash) return
    const language = /^(?:text|alt)-(?:.*-)?([a-z]{2,3})$/.exec(hash)?.[1]
    if (language) show(language)
    const timer = setTimeout(() => focusField(hash))
    return () => clearTimeout(timer)
  }, [location.state, location.hash])
}

function focusField(field: string): void {
  const element = document.getElementById(field)
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'center' })
}
