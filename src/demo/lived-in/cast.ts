import type { Grant } from '../../access/actor.ts'

/** A person of the installation that looks lived in. */
export interface CastMember {
  name: string
  email: string
  /** What they do, as the list of sign-ins names it. */
  role: string
  grants: Grant[]
}

/** The people, by the names that stories know them by. */
export const cast = {
  nadia: author('Nadia Rehman', 'lahore'),
  imran: author('Imran Sheikh', 'lahore'),
  bilal: { ...member('Bilal Chaudhry', 'approver'), grants: [{ role: 'approver', officeId: 'lahore' }] },
  farhana: author('Farhana Akter', 'dhaka'),
  tanvir: { ...member('Tanvir Hossain', 'approver'), grants: [{ role: 'approver', officeId: 'dhaka' }] },
  zeynep: author('Zeynep Kaya', 'istanbul'),
  murtaza: author('Murtaza Sharifi', 'istanbul'),
  lena: member('Lena Hofer', 'approver'),
  sofia: member('Sofia Marin', 'analyst'),
  omar: member('Omar Aziz', 'operator'),
  katharina: member('Katharina Vogel', 'admin'),
} as const satisfies Record<string, CastMember>

export type PersonKey = keyof typeof cast

function member(name: string, role: Grant['role']): CastMember {
  const first = name.split(' ')[0] ?? name
  return { name, email: `${first.toLowerCase()}@demo.example`, role, grants: [{ role, officeId: '*' }] }
}

function author(name: string, officeId: string): CastMember {
  return { ...member(name, 'author'), grants: [{ role: 'author', officeId }] }
}
