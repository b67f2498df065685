/** Digits of any script as 0 to 9: `۱۲` and `১২` are `12`. Each block of decimal digits begins at its zero. */
export function withPlainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, digit => {
    const point = digit.codePointAt(0) ?? 0
    return point < 0x80 ? digit : String(point - zeroOf(point))
  })
}

/** Unicode keeps the ten digits of a script together and in order (chapter 4.6). */
function zeroOf(point: number): number {
  let zero = point
  while (point - zero < 9 && isDigit(zero - 1)) zero -= 1
  return isMathematical(point) ? 0x1d7ce + Math.floor((point - 0x1d7ce) / 10) * 10 : zero
}

function isDigit(point: number): boolean {
  return /\p{Nd}/u.test(String.fromCodePoint(point))
}

/** Five sets of mathematical digits follow one another without a gap. */
function isMathematical(point: number): boolean {
  return point >= 0x1d7ce && point <= 0x1d7ff
}
