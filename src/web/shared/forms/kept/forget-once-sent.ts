import type { KeptForm } from './kept-form.ts'

/**
 * Forgets what stands in a form once the server has it, also where the person left the form before the answer came: what
 * is given to `mutate` is not called then. A refusal is shown by the mutation itself.
 */
export function forgetOnceSent(form: KeptForm, sending: Promise<unknown>): void {
  sending.then(form.forget, () => undefined)
}
