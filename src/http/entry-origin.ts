import type { AppDeps } from './deps.ts'

/** What is entered while the sandbox networks are in use is practice, and stays out of live figures. */
export function entryOrigin({ sandbox }: Pick<AppDeps, 'sandbox'>): 'practice' | 'office' {
  return sandbox ? 'practice' : 'office'
}

/** Whether a question is about practice: as it says, or else as the networks in use are. */
export function isPracticeWorld({ sandbox }: Pick<AppDeps, 'sandbox'>, world?: 'live' | 'practice'): boolean {
  return world === undefined ? sandbox !== undefined : world === 'practice'
}
