import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Office, useOffices } from './offices.ts'

/** In the address, `?office=lahore,vienna`; the frame keeps it on every link. Absent: all offices of the person. */
export interface OfficeSearch {
  office?: string
}

export function officeSearch(search: Record<string, unknown>): OfficeSearch {
  return typeof search.office === 'string' && search.office !== '' ? { office: search.office } : {}
}

/** The offices that the pages show: those of the address that the person may read, else all that are in use. */
export function useChosenOffices(): readonly Office[] {
  const { office } = useSearch({ strict: false })
  const inUse = useOffices().filter(each => !each.archived)
  const wanted = office?.split(',') ?? []
  const chosen = inUse.filter(each => wanted.includes(each.id))
  return chosen.length > 0 ? chosen : inUse
}

/** For queries: their ids; undefined where all are meant, which the API takes for all. */
export function useChosenOfficeIds(): string[] | undefined {
  const { office } = useSearch({ strict: false })
  const ids = useChosenOffices().map(each => each.id)
  return office === undefined ? undefined : ids
}

/** Changes the offices in the address and stays on the page; an empty list means all. */
export function useChooseOffices(): (ids: readonly string[]) => void {
  const navigate = useNavigate()
  return ids => {
    const office = ids.length > 0 ? ids.join(',') : undefined
    void navigate({ to: '.', search: previous => ({ ...previous, office }), replace: true })
  }
}
