import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { screenWords } from './screen-words.ts'

/** A form as a person uses it, for what must be true of every form. */
export interface FormInUse {
  /** Presses what stands before the fields. */
  open?: (page: Page) => Promise<unknown>
  fields: readonly FilledField[]
  /** Sends it; resolves once the page says or shows that it was sent. */
  send: (page: Page) => Promise<unknown>
  /** Once it is sent, the same form is not offered again. */
  endsWithIt?: true
}

interface FilledField {
  at(page: Page): Locator
  fill(page: Page): Promise<unknown>
  /** What the browser keeps of it. */
  kept: string
  holds(page: Page): Promise<boolean>
}

const { text } = screenWords('en')

/** A field that is typed into, by its label. */
export function typed(label: string, value: string): FilledField {
  const at = (page: Page) => page.getByRole('textbox', { name: label, exact: true })
  return field(at, value, box => box.fill(value))
}

/** A field of the browser's own without a role, such as a date, by its label. */
export function dated(label: string, value: string): FilledField {
  return field(
    page => page.getByLabel(label, { exact: true }),
    value,
    box => box.fill(value),
  )
}

/** A field that is found in another way. */
export function filled(at: (page: Page) => Locator, value: string): FilledField {
  return field(at, value, box => box.fill(value))
}

/** A choice of a list, by the label of the list and the value of the choice. */
export function chosen(label: string, value: string): FilledField {
  const at = (page: Page) => page.getByRole('combobox', { name: label, exact: true })
  return field(at, value, box => box.selectOption(value))
}

/** A box or a switch that is ticked, or unticked; of several in a list the browser keeps the list. */
export function ticked(label: string, is = true, kept = String(is)): FilledField {
  const named = { name: label, exact: true }
  const at = (page: Page) => page.getByRole('checkbox', named).or(page.getByRole('switch', named))
  return {
    at,
    fill: page => at(page).setChecked(is),
    kept,
    holds: async page => (await at(page).isChecked()) === is,
  }
}

function field(at: (page: Page) => Locator, value: string, fill: (box: Locator) => Promise<unknown>) {
  return {
    at,
    fill: (page: Page) => fill(at(page)),
    kept: value,
    holds: async (page: Page) => (await at(page).inputValue()) === value,
  }
}

/** Fills the form in, and loses the page; sends it, and finds nothing of it afterwards. */
export async function expectKept(page: Page, form: FormInUse): Promise<void> {
  const notice = page.getByText(text('shared.keptForm'))
  const address = page.url()
  await form.open?.(page)
  for (const each of form.fields) await each.fill(page)
  await expect.poll(async () => missingIn(await keptIn(page), form.fields)).toEqual([])
  await page.reload()
  await form.open?.(page)
  await notice.first().waitFor()
  // A field may be there before what its page asks the server for.
  await expect.poll(() => held(page, form.fields)).toEqual(form.fields.map(({ kept }) => kept))
  await form.send(page)
  await expect.poll(() => keptIn(page)).toBe('')
  if (form.endsWithIt) return
  // What was added may be open by now.
  await page.goto(address)
  await form.open?.(page)
  await form.fields[0]?.at(page).waitFor()
  expect(await notice.count()).toBe(0)
}

async function held(page: Page, fields: readonly FilledField[]): Promise<string[]> {
  const found: string[] = []
  for (const each of fields) if (await each.holds(page)) found.push(each.kept)
  return found
}

function missingIn(kept: string, fields: readonly FilledField[]): string[] {
  return fields.filter(each => !kept.includes(each.kept)).map(each => each.kept)
}

/** What the browser keeps of forms that were not sent, or of what else is kept `under` another name; '' for nothing. */
export async function keptIn(page: Page, under = 'form/'): Promise<string> {
  const drafts = await storedIn<{ of: string; content: { values?: unknown } }>(page, 'drafts')
  return drafts
    .filter(({ of }) => of.startsWith(under))
    .map(({ of, content }) => `${of} ${JSON.stringify(content.values ?? content)}`)
    .join()
}

/** All that the browser keeps in one of the app's stores. */
export async function storedIn<Kept>(page: Page, store: 'answers' | 'drafts'): Promise<Kept[]> {
  return await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('dateline')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const asked = database.transaction('${store}').objectStore('${store}').getAll()
      asked.onerror = () => reject(asked.error)
      asked.onsuccess = () => {
        database.close()
        resolve(asked.result)
      }
    }
  })`)
}
