import { useState } from 'react'
import type { KeptForm } from '../../shared/forms/kept/kept-form.ts'
import { useOffice } from '../../shared/offices/offices.ts'
import { useOfficesFor } from '../../shared/offices/offices-for.ts'
import { useSession } from '../../shared/session/session.ts'
import { useNow } from '../../shared/times/clock.ts'
import { dayIn } from '../../shared/times/format.ts'
import { type LastValues, lastValues, rememberValues } from './remembered.ts'
import { useBegunState } from './use-begun-state.ts'

/** The office and the day that every entry has: those of last time, and today there, as of when the form was begun. */
export function useEntryStart(kept: KeptForm) {
  const { id } = useSession()
  const offices = useOfficesFor('outreach.log')
  const [last, setLast] = useState<LastValues>(() => lastValues(id))
  const [chosen, setOfficeId] = useBegunState(kept, 'office', last.officeId ?? '')
  const officeId = offices.includes(chosen) ? chosen : (offices[0] ?? '')
  const today = dayIn(new Date(useNow()), useOffice(officeId)?.timeZone ?? 'UTC')
  const [day, setDay] = useBegunState(kept, 'day', today)
  const remember = (values: LastValues) => {
    rememberValues(id, values)
    setLast(lastValues(id))
  }
  return { last, remember, offices, officeId, setOfficeId, today, day, setDay }
}

export type EntryStart = ReturnType<typeof useEntryStart>
