import { useEffect, useState, useSyncExternalStore } from 'react'
import { useSession } from '../../session/session.ts'
import { type KeptForm, openKeptForm } from './kept-form.ts'

/**
 * A form whose fields survive a reload, the back button, the end of the session and of the battery. One name each, with
 * what it is about: `comment/0199…`. A component that changes what it is about takes a `key`. Never for passwords, tokens
 * and codes: those stand in `useState`.
 */
export function useKeptForm(name: string): KeptForm {
  const { id } = useSession()
  const [form] = useState(() => openKeptForm(id, name))
  useEffect(() => {
    addEventListener('pagehide', form.flush)
    return () => {
      removeEventListener('pagehide', form.flush)
      form.flush()
    }
  }, [form])
  return form
}

/** As `useState`, of a field of a form. `initial` is what is shown until the field is touched. */
export function useKeptState<Value>(
  form: KeptForm,
  field: string,
  initial: Value,
): [Value, (next: Value | ((before: Value) => Value)) => void] {
  const value = useSyncExternalStore(form.subscribe, () => form.valueOf(field, initial))
  useEffect(() => form.shown('values', field, initial))
  const set = (next: Value | ((before: Value) => Value)) => {
    const before = form.valueOf(field, initial)
    form.type(field, isChange(next) ? next(before) : next)
  }
  return [value, set]
}

/**
 * What a field showed when the person began to fill the form in, and shows now until then: what they changed is worked
 * out from it, so that what a colleague changed meanwhile stays.
 */
export function useKeptBase<Value>(form: KeptForm, field: string, now: Value): Value {
  const base = useSyncExternalStore(form.subscribe, () => form.baseOf(field, now))
  useEffect(() => form.shown('bases', field, now))
  return base
}

function isChange<Value>(next: Value | ((before: Value) => Value)): next is (before: Value) => Value {
  return typeof next === 'function'
}
