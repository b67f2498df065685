import { messageOf } from '../core/errors/errors.ts'

/** Why a file could not be read or written, without the call that failed. */
export function reasonOf(thrown: unknown): string {
  return messageOf(thrown).split(',')[0] ?? ''
}
