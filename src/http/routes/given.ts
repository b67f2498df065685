/** What was given, without the fields that were not: an absent field is not one that is `undefined`. */
export type Given<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], undefined> }

export function present<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Given<Fields>
}
