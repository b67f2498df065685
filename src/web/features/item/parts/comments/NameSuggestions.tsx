import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Colleague } from '../../../../shared/people/colleagues.ts'
import classes from './NameSuggestions.module.css'

interface NameSuggestionsProps {
  people: readonly Colleague[]
  typed: string
  onChoose: (name: string) => void
}

/** Colleagues whose names begin as what was typed after "@"; reached with Tab, chosen with Enter. */
export default function NameSuggestions({ people, typed, onChoose }: NameSuggestionsProps) {
  const { t } = useTranslation()
  const wanted = typed.toLocaleLowerCase()
  const found = people.filter(({ name }) =>
    [name, ...name.split(' ')].some(word => word.toLocaleLowerCase().startsWith(wanted)),
  )
  if (found.length === 0 || found.some(({ name }) => name === typed)) return null
  return (
    <fieldset className={classes.names}>
      <legend className={classes.legend}>{t('item.mentionWhom')}</legend>
      {found.slice(0, 6).map(({ id, name }) => (
        <Button key={id} variant="default" size="compact-md" onClick={() => onChoose(name)}>
          <bdi>{name}</bdi>
        </Button>
      ))}
    </fieldset>
  )
}
