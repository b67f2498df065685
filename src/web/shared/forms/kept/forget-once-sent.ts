import type { KeptForm } from './kept-form.ts'

/**
 * Forgets what stands in a form once the server has it, also where the person left the form before the answer came: what
 * is given to `mutate` is not called then. What was typed meanwhile stays. A refusal is shown by the mutation itself.
 * @returns Whether the server has all that stands in the form.
 */
export function forgetOnceSent(form: KeptForm, sending: Promise<unknown>): Promise<boolean> {
  const isAllSent = form.sending()
  return sending.then(isAllSent, () => false)
}
