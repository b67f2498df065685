import type { Html } from '../frame/html.ts'

/** What was filled in, when the form is shown again. */
export type SetUpGiven = Readonly<Record<string, unknown>>
/** What is wrong, by the field that it stands under; `form` for what belongs to none. */
export type SetUpFaults = Readonly<Record<string, Html>>
