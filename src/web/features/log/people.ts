export type Who = 'women' | 'men'
/** How many came, by age band. */
export type People = Record<Who, Record<string, number>>

export const noPeople: People = { women: {}, men: {} }

export function withPeople(people: People, who: Who, age: string, count: number): People {
  const { [age]: _before, ...others } = people[who]
  return { ...people, [who]: count > 0 ? { ...others, [age]: count } : others }
}

export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** For the API: without groups in which no one came. */
export function participantsOf({ women, men }: People) {
  return {
    ...(sumOf(women) > 0 ? { women } : {}),
    ...(sumOf(men) > 0 ? { men } : {}),
  }
}
