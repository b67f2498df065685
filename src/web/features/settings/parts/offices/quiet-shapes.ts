import type { Office } from '../../../../shared/offices/offices.ts'

/** Whether it is one as this version of the app has them; another may have kept something else in a form. */
export function isWindow(value: unknown): value is Office['quietHours'][number] {
  const { weekdays, from, to }: Record<string, unknown> = Object(value)
  return Array.isArray(weekdays) && typeof from === 'string' && typeof to === 'string'
}

export function isException(value: unknown): value is Office['quietExceptions'][number] {
  const { name, from, until, quietHours }: Record<string, unknown> = Object(value)
  const areTexts = [name, from, until].every(each => typeof each === 'string')
  return areTexts && Array.isArray(quietHours) && quietHours.every(isWindow)
}
