import { globSync, readFileSync } from 'node:fs'
import { notifications, notificationsStore } from '@mantine/notifications'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { showFailure } from '../../src/web/shared/feedback/failure-notice.tsx'
import { hideNotice, mostNotices, showNotice } from '../../src/web/shared/feedback/notice.ts'
import { showUndoNotice } from '../../src/web/shared/feedback/undo-notice.tsx'

const standing = () => notificationsStore.getState().notifications
const waiting = () => notificationsStore.getState().queue
const titles = () => standing().map(({ title }) => title)
const offline = new TypeError('Failed to fetch')

describe('notices', () => {
  beforeEach(() => notificationsStore.updateState(state => ({ ...state, limit: mostNotices })))
  afterEach(() => notifications.clean())

  it('shows the newest at once, in the place of the one before', () => {
    showNotice({ title: 'Approved', message: 'the first' })
    showNotice({ title: 'Returned', message: 'the second' })
    expect(titles()).toEqual(['Returned'])
    expect(waiting()).toEqual([])
  })

  it('shows what is said a second time as another notice, whose time begins anew', () => {
    showNotice({ title: 'Approved', message: 'item 1', forMs: 10_000 })
    const [first] = standing()
    showNotice({ title: 'Approved', message: 'item 2', forMs: 10_000 })
    const [second] = standing()
    expect([second?.message, second?.autoClose]).toEqual(['item 2', 10_000])
    expect(second?.id).not.toBe(first?.id)
  })

  it('tells a notice once that another took its place', () => {
    const onClose = vi.fn()
    showNotice({ message: 'Archived', onClose })
    showNotice({ message: 'Restored' })
    showNotice({ message: 'Archived' })
    expect(onClose).toHaveBeenCalledTimes(1)
  })

  it('hides a notice by what showing it gave, and none that came after', () => {
    const hideFirst = showNotice({ title: 'Approved', message: '' })
    const hideSecond = showNotice({ title: 'Returned', message: '' })
    hideFirst()
    expect(titles()).toEqual(['Returned'])
    hideSecond()
    expect(standing()).toEqual([])
  })

  it('keeps a failure until it is dismissed, and shows what comes after beside it', () => {
    showFailure('Not done', offline)
    showNotice({ title: 'Approved', message: '' })
    showNotice({ title: 'Returned', message: '' })
    expect(titles()).toEqual(['Returned', 'Not done'])
    expect(standing().map(({ autoClose }) => autoClose)).toEqual([true, false])
    hideNotice()
    expect(titles()).toEqual(['Not done'])
  })

  it('shows a failure that is said again once, and anew', () => {
    showFailure('Not done', offline)
    const [first] = standing()
    showFailure('Not done', new Error('The app was changed.'))
    showFailure('Not done', new TypeError('Failed to fetch'))
    expect(titles()).toEqual(['Not done', 'Not done'])
    expect(standing()[0]?.id).not.toBe(first?.id)
  })

  it('shows a failure beside what still stands', () => {
    showNotice({ title: 'Approved', message: '' })
    showFailure('Not done', offline)
    expect(titles()).toEqual(['Approved', 'Not done'])
  })

  it('shows the newest failures first, and the others once these are dismissed', () => {
    const all = Array.from({ length: mostNotices + 2 }, (_, index) => `Failure ${index}`)
    for (const title of all) showFailure(title, offline)
    const newestFirst = all.toReversed()
    expect(titles()).toEqual(newestFirst.slice(0, mostNotices))
    for (const title of newestFirst) {
      const [first] = standing()
      expect(first?.title).toBe(title)
      notifications.hide(first?.id ?? '')
    }
  })

  it('shows a notice at once, however many failures stand', () => {
    for (let index = 0; index < 9; index++) showFailure(`Failure ${index}`, offline)
    showNotice({ title: 'Approved', message: '' })
    expect(titles()).toContain('Approved')
    showFailure('The newest', offline)
    expect(titles()).toEqual(expect.arrayContaining(['Approved', 'The newest']))
  })

  it('shows the way back at once, and ends it when something else is said', () => {
    const onClose = vi.fn()
    showFailure('Not done', offline)
    showNotice({ title: 'Approved', message: '' })
    showUndoNotice({ message: 'Archived', undo: 'Undo', forMs: 10_000, onUndo: () => undefined, onClose })
    expect(standing().map(({ autoClose }) => autoClose)).toEqual([10_000, false])
    showNotice({ title: 'Returned', message: '' })
    expect(titles()).toEqual(['Returned', 'Not done'])
    expect(onClose).toHaveBeenCalledTimes(1)
  })
})

it('leaves it to one place how notices follow each other', () => {
  const users = globSync('src/web/**/*.{ts,tsx}').filter(file =>
    readFileSync(file, 'utf8').includes("'@mantine/notifications'"),
  )
  expect(users.toSorted()).toEqual(['src/web/app/Toasts.tsx', 'src/web/shared/feedback/notice.ts'])
})
