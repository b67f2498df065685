import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { readNumber, withinLimits } from './read-number.ts'

interface NumberFieldProps {
  label?: string
  'aria-label'?: string
  description?: ReactNode
  placeholder?: string
  value: number | ''
  /** What was typed as a number, '' for nothing; within the limits once the field is left. */
  onChange: (value: number | '') => void
  min: number
  max?: number
  /** Of the arrow keys. */
  step?: number
  decimals?: number
  maw?: number
  mt?: string
}

/**
 * A number in any digits, also Arabic, Persian and Bengali ones; arrow keys count up and down. Of Mantine's parts it takes
 * the text field alone: its NumberInput brings 9 KB of script for formats that none of our numbers has.
 */
export function NumberField({
  value,
  onChange,
  min,
  max = Number.MAX_SAFE_INTEGER,
  step = 1,
  decimals = 0,
  ...shown
}: NumberFieldProps) {
  const [typed, setTyped] = useState<string>()
  const limited = (wanted: number) => withinLimits(wanted, min, max, decimals)

  function type(text: string) {
    setTyped(text)
    const number = readNumber(text)
    if (number !== undefined) onChange(Number(number.toFixed(decimals)))
    else if (text.trim() === '') onChange('')
  }
  function leave() {
    setTyped(undefined)
    if (value !== '' && limited(value) !== value) onChange(limited(value))
  }
  function count(event: KeyboardEvent) {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (sign === undefined) return
    event.preventDefault()
    setTyped(undefined)
    onChange(limited(value === '' ? Math.max(min, 0) : value + sign * step))
  }

  return (
    <TextInput
      {...shown}
      inputMode={decimals > 0 || min < 0 ? 'decimal' : 'numeric'}
      value={typed ?? value}
      onChange={event => type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={count}
    />
  )
}
