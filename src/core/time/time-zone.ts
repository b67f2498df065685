import { IANAZone } from 'luxon'

/** Whether it is a name of the IANA time zone database that this process knows, such as `Asia/Karachi`. */
export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name)
}
