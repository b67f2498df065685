import { normalised } from '../core/text/windows.ts'

const usualLength = 40

/**
 * An id that people can read and type, from the words of a name: lower-case Latin letters, digits and "-", beginning
 * with a letter. A name without any Latin letter becomes `otherwise`. Where the id is taken, a number is added.
 */
export function newSlug(name: string, otherwise: string, isTaken: (id: string) => boolean): string {
  const plain = slugOf(name, usualLength)
  const slug = plain === '' ? otherwise : plain
  if (!isTaken(slug)) return slug
  let number = 2
  while (isTaken(`${slug}-${number}`)) number += 1
  return `${slug}-${number}`
}

/** The words of a name in the same letters, of `longest` characters at most; empty without any Latin letter. */
export function slugOf(name: string, longest: number): string {
  return normalised(name, 'NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, longest)
    .replace(/-+$/, '')
}
