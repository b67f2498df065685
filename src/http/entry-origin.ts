import type { AppDeps } from './deps.ts'

/** What is entered while the sandbox networks are in use is practice, and stays out of live figures. */
export function entryOrigin({ sandbox }: Pick<AppDeps, 'sandbox'>): 'practice' | 'office' {
  return sandbox ? 'practice' : 'office'
}
