import { grantsOf } from '../../access/people/people.view.ts'
import { may } from '../../access/policy.ts'
import type { Db } from '../../database/connect.ts'

/** Whether a person is active and may approve in an office: an approval stands as long as its giver does. */
export async function approverStands(db: Db, personId: string, officeId: string): Promise<boolean> {
  const grants = (await grantsOf(db, personId)) ?? []
  return may({ id: personId, via: 'session', grants }, 'news.approve', officeId)
}
