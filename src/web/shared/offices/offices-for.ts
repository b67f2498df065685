import { type Action, may } from '../session/may.ts'
import { useSession } from '../session/session.ts'
import { useChosenOffices } from './chosen-offices.ts'

/** The offices of the pages in which the person may do something, by id. */
export function useOfficesFor(action: Action): readonly string[] {
  const session = useSession()
  return useChosenOffices()
    .map(({ id }) => id)
    .filter(id => may(session, action, id))
}
