type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/**
 * Ctrl/⌘ Z. Keyboards in Arabic, Urdu, Persian, Pashto or Bengali name their own letter: there the key counts that is Z
 * on others. Where the letter is Latin, it counts, wherever its key is.
 */
export function isUndoKey({ key, code, ctrlKey, metaKey, shiftKey, altKey }: Key): boolean {
  if (!(ctrlKey || metaKey) || shiftKey || altKey) return false
  return /^[a-z]$/i.test(key) ? key.toLowerCase() === 'z' : code === 'KeyZ'
}
