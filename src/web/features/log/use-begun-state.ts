import type { KeptForm } from '../../shared/forms/kept/kept-form.ts'
import { useKeptBase, useKeptState } from '../../shared/forms/kept/use-kept-form.ts'

/**
 * A field that offers what is usual now. It stays what it was when the form was begun: an entry that is sent a day later is
 * of the day that stood there.
 */
export function useBegunState(kept: KeptForm, field: string, usual: string) {
  const begun = useKeptBase(kept, field, usual)
  return useKeptState(kept, field, begun)
}
