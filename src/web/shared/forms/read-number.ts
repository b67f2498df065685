import { latinDigits } from './clock-text.ts'

/** A number from what people type, in any of the digits: `1250`, `۱۲٫۵`, `-3`. Undefined where it is none. */
export function readNumber(typed: string): number | undefined {
  const text = latinDigits(typed.trim()).replace(/[٫,]/g, '.').replace('−', '-')
  return /^-?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined
}

/** Within its limits, to so many decimals. */
export function withinLimits(value: number, min: number, max: number, decimals: number): number {
  return Number(Math.min(max, Math.max(min, value)).toFixed(decimals))
}
