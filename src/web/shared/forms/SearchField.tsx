import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import classes from './SearchField.module.css'

interface SearchFieldProps {
  label: string
  /** What is searched for now; '' for nothing. */
  words: string
  /** How many characters the search takes. */
  maxLength: number
  onWords: (words: string) => void
}

/** Searches as one types, a third of a second after the last key. */
export function SearchField({ label, words, maxLength, onWords }: SearchFieldProps) {
  const [typed, setTyped] = useState(words)
  const asked = useRef(words)
  const ask = useDebouncedCallback((text: string) => {
    asked.current = text
    onWords(text)
  }, 350)
  useEffect(() => {
    // What this field asked for itself comes back while one types on: only other words replace what is typed.
    if (words === asked.current) return
    asked.current = words
    setTyped(words)
  }, [words])
  return (
    <TextInput
      type="search"
      className={classes.field}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={18} stroke={1.8} aria-hidden />}
      value={typed}
      maxLength={maxLength}
      onChange={event => {
        setTyped(event.currentTarget.value)
        ask(event.currentTarget.value.trim())
      }}
    />
  )
}
