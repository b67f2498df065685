import { describe, expect, it } from 'vitest'
import { type EditRules, walkEdits } from './edit-model.ts'

const most: EditRules = { crashes: 1, failedReads: 2, asks: 2, versions: 2 }

describe('the protocol of an edit, in every order of events', () => {
  it('sends each request once and approved, tells of each end once, and knows what readers see', () => {
    const { worlds, faults } = walkEdits(most)
    expect([...faults]).toEqual([])
    expect(worlds).toBeGreaterThan(1_000)
  })

  it.each<[NonNullable<EditRules['broken']>, string]>([
    ['begins beside an open edit', 'readers see other words than the record says'],
    ['begins without an approval', 'an edit is sent that is not approved'],
    ['is looked up before its time is over', 'readers see other words than the record says'],
    ['is sent beyond its time', 'readers see other words than the record says'],
    ['is sent again after a look', 'two edits are sent from one request'],
    ['ends twice', 'an edit is told of twice'],
  ])('finds it where an edit %s', (broken, fault) => {
    expect([...walkEdits({ ...most, broken }, fault).faults]).toContain(fault)
  })
})
