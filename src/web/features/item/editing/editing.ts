import { asProblem, type Problem } from '../../../shared/api/problem.ts'
import type { ItemContent } from '../../../shared/item/item.ts'
import type { PartKey } from './content-parts.ts'
import type { Base, EditingState, Theirs } from './editing-state.ts'
import { mergeContents, withChoices } from './merge.ts'
import { saveTimes } from './save-times.ts'
import { isSame, sendable } from './sendable.ts'

export interface EditingDeps {
  /** Creates the item where there is no base. @throws Problem */
  send(content: ItemContent, base: Base | undefined): Promise<Omit<Base, 'content'> & { savedAt: string }>
  /** Keeps it in this browser, with what was sent and not answered. */
  keep(content: ItemContent, base: Base | undefined, unanswered: readonly ItemContent[]): Promise<unknown>
  forget(): Promise<unknown>
  /** `isFollowed`: newer words were asked for meanwhile, and are sent next. */
  onSaved?(base: Base, savedAt: string, isFollowed: boolean): void
}

export interface Editing {
  getState(): EditingState
  subscribe(listener: () => void): () => void
  change(edit: (content: ItemContent) => ItemContent): void
  /**
   * Sends what is not saved yet; where older words are on their way, those of now follow them. True: the server has all
   * that could be sent when it was asked for.
   */
  saveNow(): Promise<boolean>
  /** Takes what the server has now, where nothing here is unsaved. */
  adopt(base: Base, savedAt: string): void
  /** Ends a conflict with what the person chose for each part. */
  resolve(choices: ReadonlyMap<PartKey, unknown>): Promise<boolean>
  setElsewhere(isElsewhere: boolean): void
  dismissJoined(): void
  /** What is on its way arrives; what is typed from now on is kept in this browser and not sent from here. */
  close(): void
}

export interface EditingStart extends Pick<EditingState, 'content' | 'base' | 'savedAt'> {
  unanswered?: readonly ItemContent[]
}

/** How often a save is merged and sent again before the person is asked to try later. */
const mostMerges = 5
/** How many contents without an answer are kept, where a line stays bad for hours. */
const mostUnanswered = 20

/**
 * The life of what is written: on the screen at once, in this browser within 400 ms, on the server after a rest, joined
 * with what others saved meanwhile. Nothing here is lost because of an answer.
 */
export function openEditing(deps: EditingDeps, { unanswered = [], ...start }: EditingStart): Editing {
  let state: EditingState = {
    ...start,
    status: isClean(start.content, start.base) ? 'saved' : 'kept',
    problem: undefined,
    conflict: undefined,
    joined: undefined,
    isElsewhere: false,
  }
  const listeners = new Set<() => void>()
  const times = saveTimes({ keep: () => void keep(), send: () => void saveNow() })
  let sending: Promise<boolean> | undefined
  let following: Promise<boolean> | undefined
  let isOver = false
  /** The server may have any of it, since its answer was lost. */
  let mayBeThere = unanswered

  function set(changes: Partial<EditingState>): void {
    state = { ...state, ...changes }
    for (const listener of listeners) listener()
  }

  async function keep(): Promise<void> {
    const { content } = state
    if (isClean(content, state.base)) return
    await deps.keep(content, state.base, mayBeThere).catch(() => undefined)
    if (state.status === 'typing' && state.content === content) set({ status: 'kept' })
  }

  function change(edit: (content: ItemContent) => ItemContent): void {
    const content = edit(state.content)
    if (content === state.content) return
    const isWaiting =
      state.status === 'signed-out' || state.status === 'conflict' || state.status === 'saving'
    set({ content, ...(isWaiting ? {} : { status: 'typing' as const }) })
    times.changed()
  }

  async function saveNow(): Promise<boolean> {
    if (isOver) return isClean(state.content, state.base)
    if (!sending) return startSending()
    following ??= sending.then(() => {
      following = undefined
      return sending ?? startSending()
    })
    return following
  }

  function startSending(): Promise<boolean> {
    sending = sendUntilSaved().finally(() => {
      sending = undefined
    })
    return sending
  }

  async function sendUntilSaved(): Promise<boolean> {
    times.sent()
    await keep()
    for (let merges = 0; merges < mostMerges; merges += 1) {
      if (state.conflict) return false
      const sent = state.content
      const body = sendable(sent)
      if (!body) return isClean(sent, state.base)
      if (isSame(body, state.base?.content)) return await settled(sent)
      set({ status: 'saving', problem: undefined })
      try {
        const answer = await deps.send(body, state.base)
        mayBeThere = []
        const base = { revision: answer.revision, contentHash: answer.contentHash, content: body }
        set({ base, savedAt: answer.savedAt })
        deps.onSaved?.(base, answer.savedAt, following !== undefined)
        return await settled(sent)
      } catch (thrown) {
        const problem = asProblem(thrown)
        const theirs = theirsIn(problem)
        if (!theirs) return await refused(problem, body)
        meet(theirs)
      }
    }
    return false
  }

  /** What was typed while it was on its way is sent after the next rest. */
  async function settled(sent: ItemContent): Promise<boolean> {
    times.reached()
    if (state.content === sent || isClean(state.content, state.base)) {
      set({ status: 'saved', problem: undefined })
      await deps.forget().catch(() => undefined)
    } else {
      set({ status: 'typing', problem: undefined })
      times.changed()
    }
    return true
  }

  async function refused(problem: Problem, sent: ItemContent): Promise<boolean> {
    const status = problem.status === 0 ? 'offline' : isSignedOut(problem) ? 'signed-out' : 'refused'
    set({ status, problem })
    if (!problem.isPassing) return false
    times.failed()
    mayBeThere = [...mayBeThere.filter(each => !isSame(each, sent)), sent].slice(-mostUnanswered)
    await keep()
    return false
  }

  function meet(theirs: Theirs): void {
    const isOurs = mayBeThere.some(sent => isSame(sent, theirs.content))
    mayBeThere = []
    const base = isOurs ? theirs.content : (state.base?.content ?? theirs.content)
    const { content, clashes, taken } = mergeContents(base, state.content, theirs.content)
    const isClash = clashes.length > 0
    set({
      base: { revision: theirs.revision, contentHash: theirs.contentHash, content: theirs.content },
      content,
      joined: taken.length > 0 ? { by: theirs.savedBy.name, parts: taken } : state.joined,
      ...(isClash ? { status: 'conflict' as const, conflict: { base, theirs, clashes } } : {}),
    })
    void deps.keep(content, isClash ? { ...theirs, content: base } : state.base, []).catch(() => undefined)
  }

  /** An answer that was overtaken by a save. One person's saves within minutes have the same number. */
  function isOlder({ revision }: Base, savedAt: string): boolean {
    if (!state.base) return false
    if (revision !== state.base.revision) return revision < state.base.revision
    return state.savedAt !== undefined && savedAt < state.savedAt
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change,
    saveNow,
    adopt(base, savedAt) {
      if (state.base?.contentHash === base.contentHash && state.base.revision === base.revision) return
      if (sending || state.conflict || !isClean(state.content, state.base)) return
      if (isOlder(base, savedAt)) return
      set({ base, content: base.content, savedAt, status: 'saved', problem: undefined })
    },
    resolve(choices) {
      set({ content: withChoices(state.content, choices), conflict: undefined, status: 'typing' })
      return saveNow()
    },
    setElsewhere: isElsewhere => set({ isElsewhere }),
    dismissJoined: () => set({ joined: undefined }),
    close() {
      isOver = true
      times.stop()
      void keep()
    },
  }
}

function isSignedOut({ code }: Problem): boolean {
  return code === 'not-signed-in' || code === 'session-ended'
}

function isClean(content: ItemContent, base: Base | undefined): boolean {
  const body = sendable(content)
  return base ? isSame(body, base.content) : body === undefined && content.media.length === 0
}

function theirsIn({ code, document }: Problem): Theirs | undefined {
  return code === 'edited-meanwhile' ? (document.current as Theirs | undefined) : undefined
}
