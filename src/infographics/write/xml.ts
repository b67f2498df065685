export function xml(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`).replace(forbidden, '')
}

/** Characters XML 1.0 does not allow even when escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

export function attribute(name: string, value: string): string {
  return `${name}="${xml(value)}"`
}

/** A hundredth of a px is enough, and keeps the file small and equal on every machine. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100 + 0)
}
