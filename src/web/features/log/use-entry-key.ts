import { newKey } from '../../shared/api/client.ts'
import type { KeptForm } from '../../shared/forms/kept/kept-form.ts'
import { useKeptState } from '../../shared/forms/kept/use-kept-form.ts'

/**
 * The key under which a form logs its entry: kept with its fields, so that an entry whose page was closed before the answer
 * came, and which is pressed again, counts once. What the server refused is another entry when it is sent again.
 */
export function useEntryKey(kept: KeptForm) {
  const [key, setKey] = useKeptState(kept, 'key', '')
  return {
    begin() {
      const own = key === '' ? newKey() : key
      setKey(own)
      kept.flush()
      return own
    },
    end: () => setKey(''),
  }
}
