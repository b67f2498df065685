import { useParams } from '@tanstack/react-router'

/** The item that the address names; empty on pages without one. */
export function useItemId(): string {
  const { id } = useParams({ strict: false })
  return id ?? ''
}
