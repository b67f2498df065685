import { useState } from 'react'
import { useOffice } from '../../shared/offices/offices.ts'
import { useOfficesFor } from '../../shared/offices/offices-for.ts'
import { useSession } from '../../shared/session/session.ts'
import { useNow } from '../../shared/times/clock.ts'
import { dayIn } from '../../shared/times/format.ts'
import { type LastValues, lastValues } from './remembered.ts'

/** The office and the day that every entry has: those of last time, and today there. */
export function useEntryStart() {
  const { id } = useSession()
  const offices = useOfficesFor('outreach.log')
  const [last] = useState<LastValues>(() => lastValues(id))
  const [chosen, setOfficeId] = useState(last.officeId ?? '')
  const officeId = offices.includes(chosen) ? chosen : (offices[0] ?? '')
  const today = dayIn(new Date(useNow()), useOffice(officeId)?.timeZone ?? 'UTC')
  const [otherDay, setDay] = useState<string>()
  return { last, offices, officeId, setOfficeId, today, day: otherDay ?? today, setDay }
}

export type EntryStart = ReturnType<typeof useEntryStart>
