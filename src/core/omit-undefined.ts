/** An absent field is not one that is `undefined`. */
export type Defined<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], undefined> }

/** The fields that have a value. */
export function omitUndefined<Fields extends object>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<Fields>
}
