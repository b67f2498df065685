import { accessErrors } from './catalogue/access.ts'
import { backupErrors } from './catalogue/backup.ts'
import { channelErrors } from './catalogue/channels.ts'
import { generalErrors } from './catalogue/general.ts'
import { newsErrors } from './catalogue/news.ts'
import { officeErrors } from './catalogue/offices.ts'
import { outreachErrors } from './catalogue/outreach.ts'
import { publishingErrors } from './catalogue/publishing.ts'
import { setupErrors } from './catalogue/setup.ts'
import { wordingErrors } from './catalogue/wording.ts'
import type { ErrorEntry } from './entry.ts'

/** Every error code there is; docs/errors.md is tested against it. */
export const errorCatalogue = {
  ...generalErrors,
  ...accessErrors,
  ...channelErrors,
  ...newsErrors,
  ...wordingErrors,
  ...publishingErrors,
  ...officeErrors,
  ...outreachErrors,
  ...backupErrors,
  ...setupErrors,
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorCatalogue

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

/** The parameters that the text of a code names; a missing or misspelt one does not compile. */
export type ErrorParams<Code extends ErrorCode> = {
  readonly [Name in NamesIn<(typeof errorCatalogue)[Code]['text']>]: string | number
}

/** A text with its parameters filled in. */
export function renderText(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
