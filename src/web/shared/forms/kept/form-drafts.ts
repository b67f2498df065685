import { deleteDraft, listDrafts, onDraftsChange, putDraft } from '../../drafts/drafts.ts'

/** What stands in the fields of a form that was not sent, and what the fields showed when a person began to fill it in. */
export interface FormDraft {
  values: Readonly<Record<string, unknown>>
  bases: Readonly<Record<string, unknown>>
}

const underForms = 'form/'
/** In milliseconds. After that a person no longer knows what they were about to do. */
const keptFor = 30 * 86_400_000

/** What this person left, by form. */
let read: ReadonlyMap<string, FormDraft> = new Map()
let reader: string | undefined
/** The forms that this page has kept, even where reading again has not found them yet. */
const keptHere = new Set<string>()
let stopListening: (() => void) | undefined

/**
 * Reads what the person left in forms, so that a form shows it in its first picture; what other tabs keep or send later
 * is read when it changes. Resolves also where the browser keeps nothing.
 */
export async function readFormDrafts(person: string): Promise<void> {
  if (reader !== person) read = new Map()
  reader = person
  stopListening?.()
  await readAgain(person)
  stopListening?.()
  stopListening = onDraftsChange(() => void readAgain(person))
}

/** Nothing for a person whose forms were not read: a browser may serve several. */
export function formDraftOf(person: string, form: string): FormDraft | undefined {
  return person === reader ? read.get(form) : undefined
}

export async function keepFormDraft(person: string, form: string, draft: FormDraft): Promise<void> {
  if (person === reader) read = new Map([...read, [form, draft]])
  keptHere.add(`${person} ${form}`)
  await putDraft({ person, of: underForms + form, content: draft }).catch(() => undefined)
}

export async function forgetFormDraft(person: string, form: string): Promise<void> {
  const isKept = keptHere.delete(`${person} ${form}`) || formDraftOf(person, form) !== undefined
  if (!isKept) return
  if (person === reader) {
    read = new Map([...read].filter(([name]) => name !== form))
    announce([form])
  }
  await deleteDraft(person, underForms + form).catch(() => undefined)
}

/** Hears which form was sent or thrown away, here or in another tab. Returns how to stop listening. */
export function onFormForgotten(listener: (form: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const listeners = new Set<(form: string) => void>()

function announce(forms: readonly string[]): void {
  for (const form of forms) for (const listener of listeners) listener(form)
}

async function readAgain(person: string): Promise<void> {
  const drafts = await listDrafts(person, underForms).catch(() => [])
  // Another person was signed in meanwhile.
  if (person !== reader) return
  const before = [...read.keys()]
  const [old, fresh] = [drafts.filter(isOld), drafts.filter(draft => !isOld(draft))]
  read = new Map(
    fresh.flatMap(({ of, content }) =>
      isFormDraft(content) ? [[of.slice(underForms.length), content]] : [],
    ),
  )
  announce(before.filter(form => !read.has(form)))
  for (const { of } of old) await deleteDraft(person, of).catch(() => undefined)
}

function isOld({ changedAt }: { changedAt: number }): boolean {
  return Date.now() - changedAt > keptFor
}

/** Another version of the app may have kept something else. */
function isFormDraft(content: unknown): content is FormDraft {
  const { values, bases }: { values?: unknown; bases?: unknown } = Object(content)
  return typeof values === 'object' && values !== null && typeof bases === 'object' && bases !== null
}
