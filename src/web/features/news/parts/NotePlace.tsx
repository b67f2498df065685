import { useTranslation } from 'react-i18next'
import { AsWritten } from '../../../shared/reasons/AsWritten.tsx'
import { useNumbers } from '../../../shared/times/numbers.ts'

/** Where in a file something was guessed or left out: its line, or all of it. */
export function NotePlace({ place }: { place: string }) {
  const { t } = useTranslation()
  const number = useNumbers()
  if (place === 'the file') return t('news.wholeFile')
  const line = /^line (\d+)$/.exec(place)?.[1]
  return line === undefined ? <AsWritten text={place} /> : t('news.line', { line: number(Number(line)) })
}
