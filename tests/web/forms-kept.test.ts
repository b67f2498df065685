import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Forms, and parts in which a person types, whose words are not kept in this browser until they are sent; with the reason. */
const notKept: Readonly<Record<string, string>> = {
  'app/frame/parts/session/SignInAgain.tsx': 'a password',
  'features/calendar/parts/FeedDialog.tsx': 'a choice; its field shows an address to copy',
  'features/item/parts/conflict/ClashCard.tsx': 'the draft of the item keeps both sides',
  'features/item/parts/variant/VariantText.tsx': 'the draft of the item keeps it',
  'features/me/parts/PasskeyRow.tsx': 'a password',
  'features/me/parts/PasswordCard.tsx': 'passwords',
  'features/me/parts/RemoveApp.tsx': 'a password',
  'features/me/parts/SetUpApp.tsx': 'a password and a code',
  'features/news/parts/ChooseFile.tsx': 'the page of the import keeps the text',
  'features/posts/parts/repeat/SeriesForm.tsx': 'each form that shows it keeps its fields',
  'features/posts/parts/when/TimeField.tsx': 'the form that shows it keeps the time',
  'features/settings/routes/TranslationsSettings.tsx': 'words that are searched for',
  'shared/forms/FormCard.tsx': 'each form that shows it keeps its fields',
  'shared/forms/NumberField.tsx': 'the form that shows it keeps the number',
  'shared/forms/SearchField.tsx': 'words that are searched for',
}

const isForm = /<(?:form|FormCard|SeriesForm)\b/
const isTypedInto =
  /<(?:Textarea|TextInput|PasswordInput|NumberField|ClockField|TimeField|AtATime|TagsInput)\b/

/** A form whose fields are forgotten with the page, or a field that is kept in no more than the state of its part. */
function forgets(source: string): boolean {
  if (/\buseKept(?:Form|State)\(/.test(source)) return false
  return isForm.test(source) || (isTypedInto.test(source) && /\buseState\b/.test(source))
}

/**
 * What forgets a form once it is sent in another way than `forgetOnceSent`, or `sending` of the form: what is given to
 * `mutate` is not called where the form has gone by then, and `forget` loses what was typed since. `kept.forget` may be
 * handed to a button, and a button may call what forgets and closes.
 */
function forgottenByHand(source: string): string[] {
  const handedOn = source.matchAll(/(?<!onClick=\{)\b\w+\.forget\b(?!\()/g)
  const inCallback = source.matchAll(
    /(?:\bon(?:Success|Settled):|\.then\() ?\(?[^()]*\)? =>[^}]*?\.forget\(\)/g,
  )
  const forgetting = source.matchAll(
    /\b(?:const (\w+) = \([^()]*\) => |function (\w+)\([^()]*\) )\{?\s*\w+\.forget\(\)/g,
  )
  const calledBack = [...forgetting]
    .map(([, name = '', declared = name]) => name || declared)
    .filter(name => new RegExp(`(?:\\bon(?:Success|Settled):|\\.then\\() ?${name}\\b`).test(source))
  return [...[...handedOn, ...inCallback].map(([found]) => found), ...calledBack]
}

const files = globSync('src/web/**/*.tsx').map(file => [file.replace('src/web/', ''), file] as const)

it('keeps what is typed into every form until it is sent', () => {
  const found = files.filter(([, file]) => forgets(readFileSync(file, 'utf8'))).map(([name]) => name)
  expect(found.toSorted()).toEqual(Object.keys(notKept).toSorted())
})

it.each([
  ['<form onSubmit={send}>', true],
  ['const kept = useKeptForm(name)\n<FormCard kept={kept}>', false],
  ["const [reason, setReason] = useState('')\n<Modal><TextInput /></Modal>", true],
  ['<TextInput value={value} onChange={onChange} />', false],
  ['const [isOpen, setIsOpen] = useState(false)\n<Modal />', false],
])('finds what is forgotten in %j', (source, expected) => {
  expect(forgets(source)).toBe(expected)
})

it('forgets a form that is sent in one way, also where it has gone before the answer', () => {
  const byHand = files.flatMap(([name, file]) =>
    forgottenByHand(readFileSync(file, 'utf8')).map(found => `${name}: ${found}`),
  )
  expect(byHand).toEqual([])
})

it.each([
  ['edit.mutate(changed, { onSuccess: kept.forget })', ['kept.forget']],
  ['void send(text).then(kept.forget, () => undefined)', ['kept.forget']],
  ['useSaveOffice(id, version, keptName.forget)', ['keptName.forget']],
  ['mutate(text, { onSuccess: () => kept.forget() })', ['onSuccess: () => kept.forget()']],
  [
    'send().then(() => {\n  setOpen(false)\n  kept.forget()\n})',
    ['.then(() => {\n  setOpen(false)\n  kept.forget()'],
  ],
  ['const close = () => {\n  kept.forget()\n  onClose()\n}\nmutate(text, { onSuccess: close })', ['close']],
  ['function done() {\n  kept.forget()\n}\nsend().then(done, () => undefined)', ['done']],
  ['forgetOnceSent(kept, mutateAsync(text, { onSuccess: onClose }))', []],
  ['<LinkButton onClick={kept.forget}>', []],
  ['const close = () => {\n  kept.forget()\n  onClose()\n}\n<Button onClick={close}>', []],
])('finds what is forgotten by hand in %j', (source, expected) => {
  expect(forgottenByHand(source)).toEqual(expected)
})
