import {
  type FormDraft,
  forgetFormDraft,
  formDraftOf,
  keepFormDraft,
  onFormForgotten,
} from './form-drafts.ts'

/** The fields of one form, kept in this browser from the first letter until they are sent or thrown away. */
export interface KeptForm {
  subscribe(listener: () => void): () => void
  /** What stands in the field: what was typed, else `initial`, also where that changes on the server meanwhile. */
  valueOf<Value>(field: string, initial: Value): Value
  /** What the field showed when the person began to fill the form in; `now` until then. */
  baseOf<Value>(field: string, now: Value): Value
  /** What a field or a base is on the screen without being touched, which is never kept. */
  shown(kind: 'values' | 'bases', field: string, value: unknown): void
  type(field: string, value: unknown): void
  /** Whether something stands in it from before this page was opened. */
  isRestored(): boolean
  /** Keeps what was typed since the last time, at once: a page that is put away may never come back. */
  flush(): void
  /** It was thrown away: every field is as if it had not been touched. */
  forget(): void
  /**
   * What stands in it now is being sent; it is kept until it has arrived, whatever becomes of the page. Called once the
   * server has it, what this gives forgets that, and keeps what was typed meanwhile. True: nothing was.
   */
  sending(): () => boolean
}

/** In milliseconds from the first letter that is not kept yet, so that what is typed without a rest is kept, too. */
const keepAfterMs = 300

export function openKeptForm(person: string, form: string): KeptForm {
  const before = formDraftOf(person, form)
  let typed: Record<string, unknown> = { ...before?.values }
  let bases: Record<string, unknown> = { ...before?.bases }
  let isRestored = before !== undefined
  let isTypedHere = false
  const initials: Record<'values' | 'bases', Record<string, unknown>> = { values: {}, bases: {} }
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const changed = () => {
    for (const listener of listeners) listener()
  }
  const keep = () => {
    clearTimeout(timer)
    timer = undefined
    if (isUntouched()) forget()
    else void keepFormDraft(person, form, { values: typed, bases } satisfies FormDraft)
  }
  const clear = () => {
    clearTimeout(timer)
    timer = undefined
    typed = {}
    bases = {}
    isRestored = false
    isTypedHere = false
  }
  const forget = () => {
    clear()
    void forgetFormDraft(person, form)
    changed()
  }
  const flush = () => {
    if (timer !== undefined) keep()
  }
  const sending = () => {
    flush()
    const sent = typed
    return () => {
      const newer = Object.entries(typed).filter(([field, value]) => !isSame(value, sent[field]))
      if (newer.length === 0) {
        forget()
        return true
      }
      typed = Object.fromEntries(newer)
      // What the person changes from now on, they change against what was sent.
      bases = mapValues(bases, (field, base) => (field in sent ? sent[field] : base))
      keep()
      changed()
      return false
    }
  }
  /** Sent elsewhere: what stands here is that, unless the person has gone on with it. */
  const onForgotten = (name: string) => {
    if (name !== form || isTypedHere || !isRestored) return
    clear()
    changed()
  }
  let stopListening: (() => void) | undefined
  const isUntouched = () =>
    Object.entries(typed).every(
      ([field, value]) => field in initials.values && isSame(value, initials.values[field]),
    )

  return {
    subscribe(listener) {
      listeners.add(listener)
      stopListening ??= onFormForgotten(onForgotten)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stopListening?.()
        stopListening = undefined
      }
    },
    valueOf: (field, initial) => known(typed, field, initial),
    baseOf: (field, now) => known(bases, field, now),
    shown(kind, field, value) {
      initials[kind][field] = value
      // What was saved has come back from the server.
      if (kind === 'values' && field in typed && isUntouched()) forget()
    },
    type(field, value) {
      if (Object.keys(typed).length === 0) bases = { ...initials.bases }
      typed = { ...typed, [field]: value }
      isTypedHere = true
      timer ??= setTimeout(keep, keepAfterMs)
      changed()
    },
    isRestored: () => isRestored && !isUntouched(),
    flush,
    forget,
    sending,
  }
}

/** Another version of the app may have kept something of another kind in a field of that name. */
function known<Value>(kept: Record<string, unknown>, field: string, initial: Value): Value {
  if (!(field in kept)) return initial
  const value = kept[field]
  const isLike =
    initial === undefined ||
    value === undefined ||
    kindOf(value) === kindOf(initial) ||
    // A number field is empty as a text.
    [typeof value, typeof initial].every(type => type === 'number' || type === 'string')
  return isLike ? (value as Value) : initial
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'list'
  return typeof value
}

function mapValues(
  values: Readonly<Record<string, unknown>>,
  change: (name: string, value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(name, value)]))
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
