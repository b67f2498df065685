import { numbersIn } from '../../shared/forms/kept/kept-shapes.ts'

export const sexes = ['women', 'men', 'other', 'unknown'] as const
export type Who = (typeof sexes)[number]
/** How many came, by age band. */
export type People = Record<Who, Record<string, number>>

export const noPeople: People = { women: {}, men: {}, other: {}, unknown: {} }

/** What a form kept, perhaps of another version of the app. */
export function peopleIn(kept: unknown): People {
  const given = new Map<string, unknown>(Object.entries(Object(kept)))
  const of = (who: Who) => numbersIn(given.get(who))
  return { women: of('women'), men: of('men'), other: of('other'), unknown: of('unknown') }
}

export function withPeople(people: People, who: Who, age: string, count: number): People {
  const { [age]: _before, ...others } = people[who]
  return { ...people, [who]: count > 0 ? { ...others, [age]: count } : others }
}

export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

export function allPeople(people: Partial<People>): number {
  return sexes.reduce((sum, who) => sum + sumOf(people[who] ?? {}), 0)
}

/** For the API: without groups in which no one came. */
export function participantsOf(people: People): Partial<People> {
  return Object.fromEntries(sexes.filter(who => sumOf(people[who]) > 0).map(who => [who, people[who]]))
}
