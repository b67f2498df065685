import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  deleteDraft,
  getDraft,
  listDrafts,
  onDraftsChange,
  putDraft,
} from '../../src/web/shared/drafts/drafts.ts'
import { browserDatabase } from '../../src/web/shared/storage/database.ts'

describe('drafts in the browser', () => {
  beforeEach(async () => {
    const database = await browserDatabase()
    await database.clear('drafts')
  })

  it('gives back what was kept, with the revision it goes by', async () => {
    await putDraft({ person: 'sana', of: 'news/1', content: { text: 'لاہور' }, base: 4 }, 100)
    expect(await getDraft('sana', 'news/1')).toMatchObject({
      content: { text: 'لاہور' },
      base: 4,
      changedAt: 100,
      isToSend: false,
    })
  })

  it('keeps one draft of a thing, the last', async () => {
    await putDraft({ person: 'sana', of: 'news/1', content: 'first' }, 1)
    await putDraft({ person: 'sana', of: 'news/1', content: 'second' }, 2)
    expect((await listDrafts('sana')).map(draft => draft.content)).toEqual(['second'])
  })

  it('shows a person their own drafts alone, the latest first', async () => {
    await putDraft({ person: 'sana', of: 'news/1', content: 'a' }, 1)
    await putDraft({ person: 'sana', of: 'log/activity', content: 'b' }, 2)
    await putDraft({ person: 'bilal', of: 'news/1', content: 'c' }, 3)
    expect((await listDrafts('sana')).map(draft => draft.of)).toEqual(['log/activity', 'news/1'])
    expect((await listDrafts('sana', 'news/')).map(draft => draft.of)).toEqual(['news/1'])
    expect(await getDraft('farid', 'news/1')).toBeUndefined()
  })

  it('says when drafts change, until it is told to stop', async () => {
    let changes = 0
    const stop = onDraftsChange(() => {
      changes += 1
    })
    await putDraft({ person: 'sana', of: 'news/1', content: 'a' })
    await deleteDraft('sana', 'news/1')
    const heard = changes
    stop()
    await putDraft({ person: 'sana', of: 'news/2', content: 'b' })
    expect(heard).toBeGreaterThanOrEqual(2)
    expect(changes).toBe(heard)
    expect(await getDraft('sana', 'news/1')).toBeUndefined()
  })
})
