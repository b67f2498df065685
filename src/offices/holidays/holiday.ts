/** A day on which an office does not work. */
export interface OfficeHoliday {
  /** 'YYYY-MM-DD', in the office's zone. */
  day: string
  name: string
  /** `moon`: it follows the moon, so that its day is known for certain only shortly before. */
  kind: 'fixed' | 'moon'
  /** Whether a person has still to confirm the day. */
  toConfirm: boolean
}
