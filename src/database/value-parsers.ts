/**
 * How values of PostgreSQL reach JavaScript, the same for the embedded database and a server:
 * counts and decimals are numbers, a day stays the text it is ('2026-11-23'), moments are Dates.
 */
export const parsersByType: Record<number, (text: string) => unknown> = {
  20: Number, // bigint
  1700: Number, // numeric
  1082: day => day, // date
}
